/// What the API server answers to the question whether an action is allowed.
package struct AccessVerdict: Equatable, Sendable {
  /// Whether it is. What no authorizer allows is not.
  package let isAllowed: Bool
  /// The server's words; empty where it has none.
  package let reason: String

  package init(isAllowed: Bool, reason: String) {
    self.isAllowed = isAllowed
    self.reason = reason
  }
}
