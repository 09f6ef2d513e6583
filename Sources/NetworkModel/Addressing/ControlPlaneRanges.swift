import ClusterObjects

/// What configuration of the control plane says about the ranges Pods take addresses from: an
/// intent, which nodes need not follow.
struct ControlPlaneRanges {
  /// What it reads.
  static let inputs = [
    Scope("configmaps", namespace: "kube-system", name: "kubeadm-config"),
    Scope("configmaps", namespace: "kube-system", name: "kube-proxy"),
    Scope("pods", namespace: "kube-system"),
  ]

  /// `networking.podSubnet` of kubeadm's ClusterConfiguration
  /// (https://kubernetes.io/docs/reference/config-api/kubeadm-config.v1beta4/).
  let kubeadm: Reading<[IPPrefix]>
  /// `--cluster-cidr` of kube-controller-manager, where it runs as static pods.
  let controllerManager: Reading<[IPPrefix]>
  /// `clusterCIDR` of kube-proxy's configuration.
  let kubeProxy: Reading<[IPPrefix]>

  init(_ evidence: NetworkEvidence) throws {
    kubeadm = try Self.entry(
      "ClusterConfiguration", of: "kubeadm-config", ["networking", "podSubnet"], evidence)
    kubeProxy = try Self.entry("config.conf", of: "kube-proxy", ["clusterCIDR"], evidence)
    controllerManager = try Self.controllerManager(evidence)
  }

  /// All of them that are known, the one that hands out blocks first.
  var known: [Reading<[IPPrefix]>] {
    [controllerManager, kubeadm, kubeProxy].filter { $0.value?.isEmpty == false }
  }

  /// The one that says what blocks are handed out from: of kube-controller-manager, else of
  /// kubeadm, which wrote it.
  var intent: Reading<[IPPrefix]> { controllerManager.value == nil ? kubeadm : controllerManager }

  /// Ranges in a text with commas between them.
  static func ranges(
    _ text: String, by provenance: [Provenance], of what: String
  ) -> Reading<[IPPrefix]> {
    let parts = text.split(separator: ",").map { IPPrefix($0.trimmingSpaces) }
    if parts.contains(nil) {
      return .unknown(UnknownReason("\(what) \(text) is no list of ranges"), by: provenance)
    }
    return .stated(parts.compactMap { $0 }, by: provenance)
  }

  private static func entry(
    _ entry: String, of name: String, _ path: [String], _ evidence: NetworkEvidence
  ) throws -> Reading<[IPPrefix]> {
    switch try evidence.object("configmaps", in: "kube-system", named: name) {
    case .unknown(let reason): return .unknown(reason)
    case .absent:
      return .unknown(UnknownReason("there is no ConfigMap kube-system/\(name)"))
    case .present(let object):
      let place = [object.provenance("data", entry)]
      switch object.document(entry) {
      case .missing:
        return .unknown(UnknownReason("ConfigMap kube-system/\(name) has no \(entry)"), by: place)
      case .malformed(let why):
        return .unknown(UnknownReason("\(entry) of kube-system/\(name): \(why)"), by: place)
      case .parsed(let json):
        let value = path.reduce(Optional(json)) { $0?[$1] }
        guard let text = value?.text, !text.isEmpty else {
          let field = path.joined(separator: ".")
          return .unknown(
            UnknownReason("\(entry) of kube-system/\(name) states no \(field)"), by: place)
        }
        return ranges(text, by: place, of: path.last ?? entry)
      }
    }
  }

  private static func controllerManager(
    _ evidence: NetworkEvidence
  ) throws -> Reading<[IPPrefix]> {
    let found = try StaticPodFlags("kube-controller-manager", evidence)
    return found.flag("cluster-cidr").map {
      Self.ranges($0.text, by: $0.provenance, of: "--cluster-cidr")
    } ?? .unknown(found.unknown)
  }
}

extension Substring {
  fileprivate var trimmingSpaces: String {
    var text = drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
