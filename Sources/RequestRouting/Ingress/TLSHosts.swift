/// For which hosts an Ingress has certificates.
struct TLSHosts: Sendable {
  private var exact: Set<String> = []
  private var wildcards: Set<String> = []
  private var coversAll = false

  /// - Parameter entries: the hosts of each element of `spec.tls`; where an element has none, the
  ///   controller's own choice is taken for all of the Ingress's hosts
  ///   (https://kubernetes.io/docs/reference/kubernetes-api/service-resources/ingress-v1/).
  init(_ entries: [[String]]) {
    for hosts in entries {
      if hosts.isEmpty { coversAll = true }
      for host in hosts {
        switch HostPattern(ingress: host) {
        case .exact(let name): exact.insert(name)
        case .oneLabel(let suffix), .labels(let suffix): wildcards.insert(suffix)
        case .any: break
        }
      }
    }
  }

  /// The hosts that some Ingress naming them has a certificate for.
  ///
  /// - Parameter naming: hosts, with the places of the Ingresses that name them.
  static func hosts(
    of ingresses: [RecordedIngress], naming: [HostPattern: [Int]]
  ) -> Set<HostPattern> {
    let certificates = ingresses.map { TLSHosts($0.tls.map(\.hosts)) }
    return Set(
      naming.filter { host, named in named.contains { certificates[$0].cover(host) } }.keys)
  }

  /// Whether a rule's host has a certificate: its own, or a wildcard's, which is for one label.
  func cover(_ host: HostPattern) -> Bool {
    if coversAll { return true }
    switch host {
    case .any: return false
    case .oneLabel(let suffix), .labels(let suffix): return wildcards.contains(suffix)
    case .exact(let name):
      if exact.contains(name) { return true }
      guard !wildcards.isEmpty, let parent = HostName.parent(of: name) else { return false }
      return wildcards.contains(parent)
    }
  }
}
