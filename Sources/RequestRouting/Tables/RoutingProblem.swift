/// Why a route that is written does not serve, or is not known to, in one case.
package struct RoutingProblem: Hashable, Sendable {
  /// Which reason.
  package let code: RoutingProblemCode
  /// The reason in words, with the object that has it.
  package let text: String

  package init(_ code: RoutingProblemCode, _ text: String) {
    self.code = code
    self.text = text
  }
}
