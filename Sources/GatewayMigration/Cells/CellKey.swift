import ClusterObjects
package import RequestRouting

/// Which cell: one host and path of the Ingresses of one controller, in the words of the Ingress.
package struct CellKey: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The controller that serves the Ingress.
  package let controller: String
  /// The host; `*` for every host.
  package let host: String
  /// How the path is declared to be compared.
  package let pathType: IngressPathType
  /// The path as declared.
  package let path: String

  /// The cell of a route.
  package init(_ route: IngressRoute, of controller: String) {
    self.controller = controller
    host = route.host.text
    pathType = route.pathType
    path = route.path
  }

  /// `shop.example/cart (Prefix)`
  package var description: String { "\(host)\(path) (\(pathType.rawValue))" }

  /// By host, path, path type and controller.
  package static func < (first: CellKey, second: CellKey) -> Bool {
    if first.host != second.host { return first.host.precedesBytewise(second.host) }
    if first.path != second.path { return first.path.precedesBytewise(second.path) }
    if first.pathType != second.pathType { return first.pathType < second.pathType }
    return first.controller.precedesBytewise(second.controller)
  }
}
