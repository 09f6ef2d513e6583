import ClusterObjects
import JSONScanner

/// A kube-proxy that a node's kubelet runs from a file of that node, as its mirror Pod shows it
/// (https://kubernetes.io/docs/tasks/configure-pod-container/static-pod/): RKE2, GKE.
struct KubeProxyStaticPod {
  /// The mirror Pod.
  let key: ObjectKey
  /// The node it runs on.
  let node: String
  /// The container's image; nil where it is not shown.
  let image: String?
  private let arguments: ProgramArguments?
  private let containerName: String

  /// nil for what is no mirror Pod of kube-proxy.
  init?(_ key: ObjectKey, _ pod: borrowing JSONScanner) {
    let spec = pod.value(at: "spec")
    guard let node = pod.stringValue(pod.member(spec, "nodeName")), Self.isMirror(key, node, pod)
    else { return nil }
    self.key = key
    self.node = node
    var found: JSONValue?
    for container in pod.elements(of: pod.member(spec, "containers"))
    where found == nil || pod.stringValue(pod.member(container, "name")) == "kube-proxy" {
      found = JSONValue(pod, node: container)
    }
    image = found?["image"]?.text
    containerName = found?["name"]?.text ?? ""
    arguments = found.map { ProgramArguments($0) }
  }

  private static func isMirror(
    _ key: ObjectKey, _ node: String, _ pod: borrowing JSONScanner
  ) -> Bool {
    var ownerKinds: [String] = []
    for owner in pod.elements(of: pod.value(at: "metadata", "ownerReferences")) {
      ownerKinds.append(pod.stringValue(pod.member(owner, "kind")) ?? "")
    }
    // Kubelets before 1.17 set no owner.
    return ownerKinds.isEmpty ? key.name == "kube-proxy-\(node)" : ownerKinds.contains("Node")
  }

  /// What it is told, or why that is not shown.
  var configured: KubeProxyDeployment.Configured {
    let container = FieldPath(["spec", "containers", containerName])
    let place = Provenance(key, container)
    guard let arguments else {
      return .unknown(UnknownReason("\(key) shows no container"), by: [Provenance(key)])
    }
    if arguments.areHidden {
      return .unknown(
        UnknownReason(
          "a shell starts kube-proxy in \(key) by a script that is not recorded",
          shownBy: KubeProxyDeployment.endpoint), by: [place])
    }
    if let file = arguments.flag("config") {
      let name = if case .text(let path) = file.value { path } else { "a file" }
      return .unknown(
        UnknownReason(
          "\(key) reads \(name) of its node", shownBy: KubeProxyDeployment.endpoint),
        by: [Provenance(key, container.appending(file.list))])
    }
    return .found(
      KubeProxyConfiguration(arguments: arguments, origin: "Pod \(key.qualifiedName)", place: place)
    )
  }
}
