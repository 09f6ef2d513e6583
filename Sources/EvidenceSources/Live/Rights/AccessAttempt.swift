/// How it went to ask for one right.
enum AccessAttempt: Equatable, Sendable {
  case allowed
  /// Refused, with the server's words.
  case forbidden(String)
  /// No answer to the question, and why.
  case failed(String)

  /// Whether nobody knows.
  var isFailed: Bool {
    if case .failed = self { true } else { false }
  }
}
