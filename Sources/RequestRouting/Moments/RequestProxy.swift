package import ClusterObjects

/// What answers requests: one side of a migration, or one proxy of two moments.
package enum RequestProxy: Hashable, Comparable, Sendable {
  /// The Ingresses of one controller.
  case ingresses(controller: String)
  /// One Gateway.
  case gateway(ObjectKey)

  /// For people: `Ingresses of k8s.io/ingress-nginx`, `Gateway edge/public`.
  package var description: String {
    switch self {
    case .ingresses(let controller): "Ingresses of \(controller)"
    case .gateway(let key): key.kindAndName
    }
  }

  /// Ingresses first, then by name.
  package static func < (first: RequestProxy, second: RequestProxy) -> Bool {
    switch (first, second) {
    case (.ingresses(let one), .ingresses(let other)): one.precedesBytewise(other)
    case (.gateway(let one), .gateway(let other)): one < other
    case (.ingresses, .gateway): true
    case (.gateway, .ingresses): false
    }
  }
}
