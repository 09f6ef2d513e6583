import ClusterObjects

/// What a moment shows of kube-proxy: whether it runs, and what it is told.
struct KubeProxyDeployment {
  /// Whether kube-proxy is there.
  enum Presence {
    /// It is; the text is part of a sentence.
    case running(String, by: [Provenance])
    /// Neither its DaemonSet nor its static Pods are; the text says so as part of a sentence, and
    /// how far was looked.
    case notSeen(String, by: [Provenance])
    case unknown(UnknownReason)
  }

  /// What it is told.
  enum Configured {
    case found(KubeProxyConfiguration)
    case unknown(UnknownReason, by: [Provenance])
  }

  /// What a node itself answers (https://kubernetes.io/docs/reference/networking/virtual-ips/).
  static let endpoint = "GET /proxyMode on kube-proxy's metrics port (10249) of each node"

  /// The DaemonSet that runs it where kubeadm, EKS or AKS set it up.
  static let daemonSet = Scope("daemonsets.apps", namespace: "kube-system", name: "kube-proxy")
  private static let version = Scope("version", name: "kubernetes")
  private static let pods = Scope("pods", namespace: "kube-system")

  /// What is read.
  static let inputs = [daemonSet, version, pods] + KubeProxyFile.inputs

  /// Whether it is there.
  let presence: Presence
  /// What it is told; where nodes differ that is not known.
  let configured: Configured
  /// Its static Pods, by key.
  let staticPods: [KubeProxyStaticPod]
  /// Whether its DaemonSet is for nodes with Windows.
  let isForWindows: Bool
  /// The version of what runs or, where that is not shown, of the API server; nil where neither is.
  let version: (number: ProductVersion, of: Provenance)?

  /// - Throws: the history's error.
  init(in evidence: NetworkEvidence) throws {
    let agents = try AgentWorkload("kube-proxy", in: "kube-system", evidence)
    let scheduled = agents.sighting.object?.int("status", "desiredNumberScheduled")
    let runsByDaemonSet = agents.sighting.object != nil && scheduled != 0
    var staticPods: [KubeProxyStaticPod] = []
    var unseenPods: UnknownReason?
    if !runsByDaemonSet {
      let isCalledSo: (ObjectKey) -> Bool = { $0.name.hasPrefix("kube-proxy") }
      unseenPods = try evidence.scan("pods", in: "kube-system", where: isCalledSo) { key, pod in
        if let found = KubeProxyStaticPod(key, pod) { staticPods.append(found) }
      }
    }
    self.staticPods = staticPods
    presence = Self.presence(agents, scheduled, staticPods, unseenPods)
    let files = try KubeProxyFile.all(in: evidence)
    configured =
      if staticPods.isEmpty {
        Self.configured(agents, files)
      } else {
        Self.configured(staticPods)
      }
    let selector = agents.sighting.object?["spec", "template", "spec", "nodeSelector"]
    isForWindows = selector?["kubernetes.io/os"]?.text == "windows"
    version = try Self.version(agents, staticPods, evidence)
  }

  // MARK: Presence

  private static func presence(
    _ agents: AgentWorkload, _ scheduled: Int?, _ staticPods: [KubeProxyStaticPod],
    _ unseenPods: UnknownReason?
  ) -> Presence {
    if let first = staticPods.first {
      return .running(
        staticPods.count == 1
          ? "a static Pod of kube-proxy on \(first.node)"
          : "static Pods of kube-proxy on \(staticPods.count) nodes",
        by: staticPods.map { Provenance($0.key) })
    }
    switch agents.sighting {
    case .unknown(let reason): return .unknown(reason)
    case .absent:
      return .notSeen(
        "there is no DaemonSet kube-system/kube-proxy" + among(unseenPods), by: [])
    case .present(let object):
      let place = [object.provenance("status")]
      guard let scheduled else {
        return .running("DaemonSet kube-system/kube-proxy", by: [object.provenance()])
      }
      if scheduled > 0 {
        return .running("DaemonSet kube-system/kube-proxy on \(scheduled) nodes", by: place)
      }
      return .notSeen(
        "DaemonSet kube-system/kube-proxy is to run on no node" + among(unseenPods), by: place)
    }
  }

  private static func among(_ unseenPods: UnknownReason?) -> String {
    unseenPods.map { ", and nobody could look for static Pods of it: \($0.because)" }
      ?? " and no static Pod of kube-proxy in kube-system"
  }

  // MARK: Configuration

  private static func configured(_ agents: AgentWorkload, _ files: [KubeProxyFile]) -> Configured {
    guard let object = agents.sighting.object else {
      // Whether Pods read it is for others to ask; what it says is known.
      return KubeProxyFile.first(of: files)
        ?? .unknown(
          agents.sighting.unknown ?? UnknownReason("nothing shows how kube-proxy is set up"), by: []
        )
    }
    guard let container = agents.container("kube-proxy") ?? agents.container() else {
      return .unknown(UnknownReason("\(agents.key) names no container"), by: [object.provenance()])
    }
    let place = FieldPath(
      ["spec", "template", "spec", "containers", container["name"]?.text ?? ""])
    let arguments = ProgramArguments(container)
    if arguments.areHidden {
      return .unknown(
        UnknownReason(
          "a shell starts kube-proxy in \(agents.key) by a script that is not recorded",
          shownBy: endpoint), by: [Provenance(agents.key, place)])
    }
    if let flag = arguments.flag("config") {
      let proof = Provenance(agents.key, place.appending(flag.list))
      guard case .text(let path) = flag.value else {
        return .unknown(
          UnknownReason("which file \(agents.key) reads was withheld when it was recorded"),
          by: [proof])
      }
      return KubeProxyFile.found(at: path, among: files, readBy: agents.key, proof)
    }
    let isTold = KubeProxySetting.allCases.contains { arguments.flag($0.flag) != nil }
    if !isTold, let found = KubeProxyFile.first(of: files) { return found }
    return .found(
      KubeProxyConfiguration(
        arguments: arguments, origin: "DaemonSet \(agents.key.qualifiedName)",
        place: Provenance(agents.key, place)))
  }

  private static func configured(_ pods: [KubeProxyStaticPod]) -> Configured {
    var first: KubeProxyConfiguration?
    for pod in pods {
      guard case .found(let next) = pod.configured else { return pod.configured }
      guard let other = first else {
        first = next
        continue
      }
      if !next.agrees(with: other) {
        return .unknown(
          UnknownReason("static Pods of kube-proxy differ: \(other.origin) and \(next.origin)"),
          by: [other.place, next.place])
      }
    }
    return first.map { .found($0) } ?? .unknown(UnknownReason("there is no static Pod"), by: [])
  }

  // MARK: Version

  private static func version(
    _ agents: AgentWorkload, _ staticPods: [KubeProxyStaticPod], _ evidence: NetworkEvidence
  ) throws -> (number: ProductVersion, of: Provenance)? {
    let tag = agents.imageTag(of: "kube-proxy")
    if let number = tag.value.flatMap({ ProductVersion($0) }), let place = tag.provenance.first {
      return (number, place)
    }
    for pod in staticPods {
      if let tag = pod.image.flatMap({ ImageReference($0).tag }), let number = ProductVersion(tag) {
        return (number, Provenance(pod.key))
      }
    }
    let server = try evidence.object(version.resource, named: version.name).object
    guard let server, let number = server.text("gitVersion").flatMap({ ProductVersion($0) })
    else { return nil }
    return (number, server.provenance("gitVersion"))
  }
}
