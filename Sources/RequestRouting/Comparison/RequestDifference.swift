/// A request that two sides answer differently.
package struct RequestDifference: Sendable {
  /// The smallest such request that was found.
  package let request: RoutedRequest
  /// What the first side makes of it.
  package let before: RoutingOutcome
  /// What the second side makes of it.
  package let after: RoutingOutcome
  /// What differs.
  package let because: String
}
