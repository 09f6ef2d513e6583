import ClusterObjects

/// What sets the number of DNS Pods by the size of the cluster: the cluster-proportional-autoscaler
/// (https://github.com/kubernetes-sigs/cluster-proportional-autoscaler).
struct DNSAutoscaler {
  /// Names of upstream's manifest and GKE, kubespray, AKS and RKE2, for Deployment and ConfigMap.
  private static let names = [
    "kube-dns-autoscaler", "dns-autoscaler", "coredns-autoscaler",
    "rke2-coredns-rke2-coredns-autoscaler",
  ]

  /// What it reads.
  static let inputs: [Scope] = names.flatMap { name in
    ["deployments.apps", "configmaps"].map {
      Scope($0, namespace: "kube-system", name: name)
    }
  }

  /// `none`, or the Deployment and the parameters of its mode.
  ///
  /// - Throws: the history's error.
  static func reading(in evidence: NetworkEvidence) throws -> Reading<FactValue> {
    var unknown: UnknownReason?
    for name in names {
      switch try evidence.object("deployments.apps", in: "kube-system", named: name) {
      case .absent: continue
      case .unknown(let reason): unknown = unknown ?? reason
      case .present(let object): return try reading(of: object, evidence)
      }
    }
    if let unknown { return .unknown(unknown) }
    return .inferred(
      "none",
      reasoning: "there is no Deployment of a name that installers give one; the one that is built "
        + "into the managed add-on of EKS has no object")
  }

  private static func reading(
    of deployment: EvidenceObject, _ evidence: NetworkEvidence
  ) throws -> Reading<FactValue> {
    var members: [String: FactValue] = ["deployment": .word(deployment.key.qualifiedName)]
    var places = [deployment.provenance()]
    var reasoning: String?
    let key = ObjectKey(
      resource: "configmaps", namespace: "kube-system", name: deployment.key.name)
    switch try evidence.object(key) {
    case .absent: reasoning = "\(key) is not there: its flag default-params says them"
    case .unknown(let reason): return .unknown(reason, by: places)
    case .present(let object):
      for mode in ["ladder", "linear"] {
        switch object.document(mode) {
        case .missing: continue
        case .malformed(let why):
          return .unknown(
            UnknownReason("\(mode) of \(key) cannot be read: \(why)"),
            by: [object.provenance("data", mode)])
        case .parsed(let json):
          members[mode] = .word(json.compactText)
          places.append(object.provenance("data", mode))
        }
      }
    }
    return .stated(.record(members), by: places, reasoning: reasoning)
  }
}
