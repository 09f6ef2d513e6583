import ClusterObjects

/// What a moment says about the Corefile of one ConfigMap.
struct RecordedCorefile {
  /// The ConfigMap.
  let key: ObjectKey
  /// What it says.
  let reading: Reading<Corefile>

  /// Those that are recorded with their Corefile
  /// (kubeadm and nearly all others, RKE2, OpenShift).
  static let clusterKeys = [
    ObjectKey(resource: "configmaps", namespace: "kube-system", name: "coredns"),
    ObjectKey(resource: "configmaps", namespace: "kube-system", name: "rke2-coredns-rke2-coredns"),
    ObjectKey(resource: "configmaps", namespace: "openshift-dns", name: "dns-default"),
  ]
  /// What `import custom/*.override` reads.
  static let customKey = ObjectKey(
    resource: "configmaps", namespace: "kube-system", name: "coredns-custom")

  /// nil where the ConfigMap is known not to be there.
  ///
  /// - Throws: the history's error.
  init?(_ key: ObjectKey, in evidence: NetworkEvidence) throws {
    self.key = key
    switch try evidence.object(key) {
    case .absent: return nil
    case .unknown(let reason): reading = .unknown(reason)
    case .present(let object): reading = Self.read(object)
    }
  }

  /// A ConfigMap of which it is known that netlapse does not record it.
  init(notRecorded key: ObjectKey) {
    self.key = key
    reading = .unknown(
      UnknownReason("\(key) holds the Corefile and is not among those that netlapse records"))
  }

  private static func read(_ object: EvidenceObject) -> Reading<Corefile> {
    let place = object.provenance("data", "Corefile")
    guard let text = object.entry("Corefile") else {
      let why =
        object["data", "Corefile"] == nil
        ? "\(object.key) has no Corefile" : "the Corefile of \(object.key) was withheld"
      return .unknown(UnknownReason(why), by: [place])
    }
    do {
      return .stated(try Corefile(text), by: [place])
    } catch {
      return .unknown(
        UnknownReason("the Corefile of \(object.key) cannot be read: \(error)"), by: [place])
    }
  }

  /// Those that the workload reads, or that one of those that netlapse knows could read. A
  /// Corefile that nobody reads is no configuration of the cluster.
  ///
  /// - Throws: the history's error.
  static func all(of servers: DNSServers, in evidence: NetworkEvidence) throws
    -> [RecordedCorefile]
  {
    if servers.areAbsent { return [] }
    guard let primary = servers.primary else {
      return try clusterKeys.compactMap { try RecordedCorefile($0, in: evidence) }
    }
    if primary.product == .kubeDNS { return [] }
    let namespace = primary.object.key.namespace
    let mounted = primary.mountedConfigMaps.filter { $0 != customKey.name }
    let names = mounted.isEmpty ? [primary.object.key.name] : mounted
    let keys = names.map {
      ObjectKey(resource: "configmaps", namespace: namespace, name: $0)
    }
    if let known = keys.first(where: clusterKeys.contains) {
      return try [RecordedCorefile(known, in: evidence)].compactMap { $0 }
    }
    return keys.prefix(1).map { RecordedCorefile(notRecorded: $0) }
  }
}
