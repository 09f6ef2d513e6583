import ClusterObjects

/// The domain that names of Services end in: what DNS answers for, what kubelets write into the
/// search list of Pods, and what kubeadm was told.
struct ClusterDomain {
  private static let kubelet = ObjectKey(
    resource: "configmaps", namespace: "kube-system", name: "kubelet-config")
  private static let kubeadm = ObjectKey(
    resource: "configmaps", namespace: "kube-system", name: "kubeadm-config")

  /// What it reads.
  static let inputs = [kubelet, kubeadm].map {
    Scope($0.resource, namespace: $0.namespace, name: $0.name)
  }

  /// - Parameter corefile: of the cluster's servers; nil: there is none.
  /// - Throws: the history's error.
  static func reading(
    of corefile: Reading<Corefile>?, in evidence: NetworkEvidence
  ) throws -> Reading<FactValue> {
    let kubelet = try stated(in: kubelet, "kubelet", ["clusterDomain"], evidence)
    let kubeadm = try stated(
      in: kubeadm, "ClusterConfiguration", ["networking", "dnsDomain"], evidence)
    let zones = corefile?.value.map(zones) ?? []
    if let corefile, !zones.isEmpty {
      var reasoning: String?
      if let search = kubelet?.value, !zones.contains(search) {
        reasoning =
          "the kubernetes plugin answers for it, but kubelet-config puts \(search) into "
          + "the search list of Pods"
      }
      let value: FactValue = zones.count == 1 ? .word(zones[0]) : FactValue(words: zones)
      return .stated(value, by: corefile.provenance, reasoning: reasoning)
    }
    for reading in [kubelet, kubeadm].compactMap({ $0 }) where reading.value != nil {
      return reading.map { .word($0) }
    }
    let reasons = [corefile?.unknown, kubelet?.unknown, kubeadm?.unknown].compactMap { $0 }
    return .unknown(
      reasons.first
        ?? UnknownReason(
          "neither a Corefile nor kubelet-config nor kubeadm-config says it",
          shownBy: "/etc/resolv.conf of a Pod"))
  }

  /// Zones of the kubernetes plugin that are no reverse zones, the first one first.
  private static func zones(_ corefile: Corefile) -> [String] {
    var zones: [String] = []
    for (block, directive) in corefile.directives("kubernetes") {
      // Without zones of its own the plugin answers for those of its server.
      let named =
        directive.arguments.isEmpty
        ? block.addresses.map(\.zone) : directive.arguments.map { CorefileAddress.zone($0) }
      zones += named.filter { !isReverse($0) && !zones.contains($0) }
    }
    return zones
  }

  private static func isReverse(_ zone: String) -> Bool {
    zone.hasSuffix("in-addr.arpa") || zone.hasSuffix("ip6.arpa") || zone.contains("/")
      || zone == "."
  }

  /// nil where the ConfigMap is not there or does not say it.
  private static func stated(
    in key: ObjectKey, _ entry: String, _ path: [String], _ evidence: NetworkEvidence
  ) throws -> Reading<String>? {
    let object: EvidenceObject
    switch try evidence.object(key) {
    case .absent: return nil
    case .unknown(let reason): return .unknown(reason)
    case .present(let found): object = found
    }
    let place = Provenance(key, FieldPath(["data", entry] + path))
    switch object.document(entry) {
    case .missing: return nil
    case .malformed(let why):
      return .unknown(UnknownReason("\(entry) of \(key) cannot be read: \(why)"), by: [place])
    case .parsed(let json):
      let value = path.reduce(Optional(json)) { $0?[$1] }
      guard let text = value?.text, !text.isEmpty else { return nil }
      return .stated(CorefileAddress.zone(text), by: [place])
    }
  }
}
