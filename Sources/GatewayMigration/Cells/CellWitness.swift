package import RequestRouting

/// A request of a cell that the Gateway does not answer as the Ingress does.
package struct CellWitness: Sendable {
  /// The request.
  package let request: RoutedRequest
  /// What the Ingress's side makes of it.
  package let ingress: RouteAnswer
  /// What the Gateway makes of it.
  package let gateway: RouteAnswer
  /// What differs.
  package let because: String
}
