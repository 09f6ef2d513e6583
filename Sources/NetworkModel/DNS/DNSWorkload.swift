import ClusterObjects

/// A workload whose Pods answer DNS for the cluster.
struct DNSWorkload {
  /// What it runs.
  enum Product: String {
    case coreDNS = "coredns"
    case kubeDNS = "kube-dns"
    /// CoreDNS as the DNS operator of OpenShift runs it
    /// (https://github.com/openshift/cluster-dns-operator).
    case openShift = "openshift-dns"
  }

  /// The Deployment or DaemonSet.
  let object: EvidenceObject
  /// What it runs.
  let product: Product
  private let container: JSONValue?

  /// The DaemonSet of OpenShift.
  static let openShift = ObjectKey(
    resource: "daemonsets.apps", namespace: "openshift-dns", name: "dns-default")

  /// nil where it is something else: known by the image of a container, else by the name that
  /// installers give it (kubeadm, k3s, kubespray, AKS, EKS: `coredns`; RKE2; GKE: `kube-dns`).
  init?(_ object: EvidenceObject) {
    let containers = object.elements("spec", "template", "spec", "containers")
    let known = containers.lazy.compactMap { container in
      Self.product(ofImage: container["image"]?.text).map { (container, $0) }
    }.first
    self.object = object
    container = known?.0 ?? containers.first
    if object.key == Self.openShift {
      product = .openShift
    } else if let found = known?.1 {
      product = found
    } else {
      switch object.key.name {
      case "coredns", "rke2-coredns-rke2-coredns": product = .coreDNS
      case "kube-dns": product = .kubeDNS
      default: return nil
      }
    }
  }

  private static func product(ofImage image: String?) -> Product? {
    guard let image, let name = ImageReference(image).repository.split(separator: "/").last else {
      return nil
    }
    // `coredns`, `hardened-coredns`; not the autoscaler that AKS calls coredns-autoscaler.
    if name == "coredns" || name.hasSuffix("-coredns") { return .coreDNS }
    if name.hasPrefix("k8s-dns-kube-dns") || name.hasPrefix("kubedns") { return .kubeDNS }
    return nil
  }

  /// `Deployment kube-system/coredns`.
  var title: String {
    "\(isDaemonSet ? "DaemonSet" : "Deployment") \(object.key.qualifiedName)"
  }

  /// Whether it runs on each node.
  var isDaemonSet: Bool { object.key.resource == "daemonsets.apps" }

  /// Whether it stands at zero.
  var isScaledToZero: Bool { object.int("spec", "replicas") == 0 }

  /// Whether GKE runs it.
  var isOfGKE: Bool { container?["image"]?.text?.hasPrefix("gke.gcr.io/") ?? false }

  /// Whether a Service with this selector leads to its Pods.
  func isSelected(by selector: [String: JSONValue]) -> Bool {
    guard case .object(let labels) = object["spec", "template", "metadata", "labels"] else {
      return false
    }
    return !selector.isEmpty && selector.allSatisfy { labels[$0.key] == $0.value }
  }

  /// The ConfigMaps it mounts, in order.
  var mountedConfigMaps: [String] {
    object.elements("spec", "template", "spec", "volumes").flatMap { volume in
      let projected = volume["projected"]?["sources"]?.elements ?? []
      return ([volume] + projected).compactMap { $0["configMap"]?["name"]?.text }
    }
  }

  /// The tag of its image.
  var version: Reading<String> {
    guard let container, let image = container["image"]?.text,
      let name = container["name"]?.text
    else { return .unknown(UnknownReason("\(title) names no image"), by: [object.provenance()]) }
    let place = object.provenance("spec", "template", "spec", "containers", name, "image")
    guard let tag = ImageReference(image).tag else {
      return .unknown(
        UnknownReason(
          "the image \(image) has no tag",
          shownBy: product == .openShift ? "the release of OpenShift" : nil), by: [place])
    }
    return .stated(tag, by: [place])
  }

  /// How many Pods it should have; nil: one on each node.
  var replicas: Reading<Int>? {
    if isDaemonSet { return nil }
    guard let count = object.int("spec", "replicas") else {
      return .documented(
        1,
        reasoning: "a Deployment without replicas has one "
          + "(https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#replicas)",
        by: [object.provenance()])
    }
    return .stated(count, by: [object.provenance("spec", "replicas")])
  }

  /// How many of its Pods are ready.
  var readyPods: Reading<Int> {
    guard object["status"] != nil else {
      return .unknown(
        UnknownReason("\(title) has no status", shownBy: "the object as the API serves it"),
        by: [object.provenance()])
    }
    let field = isDaemonSet ? "numberReady" : "readyReplicas"
    // The API leaves out a count of zero.
    return .stated(
      object.int("status", field) ?? 0, by: [object.provenance("status", field)],
      reasoning: "Pods of \(title) that are ready")
  }
}
