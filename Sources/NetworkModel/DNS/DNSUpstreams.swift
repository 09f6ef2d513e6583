import ClusterObjects

/// Where the cluster's DNS asks for names it does not know itself: by zone, the servers in their
/// order.
struct DNSUpstreams {
  /// The ConfigMap of kube-dns
  /// (https://kubernetes.io/docs/tasks/administer-cluster/dns-custom-nameservers/).
  static let kubeDNS = ObjectKey(
    resource: "configmaps", namespace: "kube-system", name: "kube-dns")

  /// What it reads.
  static let inputs = [
    Scope(kubeDNS.resource, namespace: kubeDNS.namespace, name: kubeDNS.name)
  ]

  /// What the `forward` plugins of a Corefile say; `proxy` is what they were called before
  /// CoreDNS 1.5.
  static func reading(of corefile: Corefile) -> FactValue {
    var zones: [String: [String]] = [:]
    for name in ["forward", "proxy"] {
      for (block, directive) in corefile.directives(name) {
        guard let from = directive.arguments.first else { continue }
        let base = CorefileAddress.zone(from)
        // The root inside a server for a zone is that zone.
        let served = base == "." ? block.addresses.map(\.zone) : [base]
        for zone in Set(served) where zones[zone] == nil {
          zones[zone] = Array(directive.arguments.dropFirst())
        }
      }
    }
    return zones.isEmpty ? [] : .record(zones.mapValues { FactValue(words: $0) })
  }

  /// What the ConfigMap of kube-dns says.
  ///
  /// - Throws: the history's error.
  static func ofKubeDNS(in evidence: NetworkEvidence) throws -> Reading<FactValue> {
    let resolver =
      "kube-dns asks the servers in the node's /etc/resolv.conf unless its ConfigMap "
      + "says upstreamNameservers "
      + "(https://kubernetes.io/docs/tasks/administer-cluster/dns-custom-nameservers/)"
    let object: EvidenceObject
    switch try evidence.object(kubeDNS) {
    case .unknown(let reason): return .unknown(reason)
    case .absent:
      return .documented(.record([".": ["/etc/resolv.conf"]]), reasoning: resolver)
    case .present(let found): object = found
    }
    var zones: [String: FactValue] = [:]
    for entry in ["stubDomains", "upstreamNameservers"] {
      let place = object.provenance("data", entry)
      switch object.document(entry) {
      case .missing:
        if object["data", entry] != nil {
          return .unknown(
            UnknownReason("\(entry) of \(object.key) was withheld"), by: [place])
        }
      case .malformed(let why):
        return .unknown(
          UnknownReason("\(entry) of \(object.key) cannot be read: \(why)"), by: [place])
      case .parsed(let json):
        guard let found = servers(entry, json) else {
          return .unknown(
            UnknownReason("\(entry) of \(object.key) is no list of servers: \(json.compactText)"),
            by: [place])
        }
        zones.merge(found) { _, new in new }
      }
    }
    if zones["."] == nil {
      zones["."] = ["/etc/resolv.conf"]
      return .documented(.record(zones), reasoning: resolver, by: [object.provenance("data")])
    }
    return .stated(.record(zones), by: [object.provenance("data")])
  }

  private static func servers(_ entry: String, _ json: JSONValue) -> [String: FactValue]? {
    if entry == "upstreamNameservers" {
      guard let list = json.elements?.map(\.text), !list.contains(nil) else { return nil }
      return list.isEmpty ? [:] : [".": FactValue(words: list.compactMap { $0 })]
    }
    guard case .object(let domains) = json else { return nil }
    var zones: [String: FactValue] = [:]
    for (domain, servers) in domains {
      guard let list = servers.elements?.map(\.text), !list.contains(nil) else { return nil }
      zones[CorefileAddress.zone(domain)] = FactValue(words: list.compactMap { $0 })
    }
    return zones
  }
}
