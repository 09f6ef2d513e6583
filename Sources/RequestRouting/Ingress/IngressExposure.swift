import ClusterObjects

/// How an Ingress is reached from outside: its addresses, and the certificates of its hosts.
package struct IngressExposure: Sendable {
  /// The addresses of its status.
  package let addresses: [String]
  private let namespace: String
  private let certificates: [(hosts: TLSHosts, secret: String)]

  init(_ ingress: RecordedIngress) {
    addresses = ingress.addresses
    namespace = ingress.key.namespace
    certificates = ingress.tls.compactMap { entry in
      entry.secret.map { (TLSHosts([entry.hosts]), $0) }
    }
  }

  /// The Secrets that hold the certificates of a host, `namespace/name`; netlapse never reads them.
  package func certificates(of host: HostPattern) -> [String] {
    certificates.filter { $0.hosts.cover(host) }.map { "\(namespace)/\($0.secret)" }
  }
}
