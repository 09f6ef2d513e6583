import ClusterObjects

/// Who answers a request.
package enum BackendTarget: Hashable, Sendable {
  /// A port of a Service; nil: a named port that no recorded Service resolves.
  case service(namespace: String, name: String, port: Int?, portName: String? = nil)
  /// Something that stands for a backend and is no Service, by kind, group and name:
  /// `Backend.gateway.kgateway.dev shop/web`.
  case custom(String)
  /// Nobody: this share of the requests gets this status, for example 500 for a reference that may
  /// not be made (https://gateway-api.sigs.k8s.io/reference/spec/#httproutespec).
  case failure(status: Int)

  /// For people and documents: `shop/web:8080`.
  package var description: String {
    switch self {
    case .service(let namespace, let name, let port, let portName):
      "\(namespace)/\(name):\(port.map(String.init) ?? portName ?? "?")"
    case .custom(let text): text
    case .failure(let status): "status \(status)"
    }
  }

  /// The Service without its port, `ns/name`; nil for others.
  package var serviceName: String? {
    if case .service(let namespace, let name, _, _) = self { "\(namespace)/\(name)" } else { nil }
  }

  /// Its port; nil where there is none, or none is known.
  package var port: Int? {
    if case .service(_, _, let port, _) = self { port } else { nil }
  }
}
