/// Why a regular expression is not used.
package struct PathRegexError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Of which kind the reason is.
  package enum Kind: Hashable, Sendable {
    /// It is no regular expression.
    case malformed
    /// It says something that is not decided here.
    case unsupported
    /// It is larger than what is read.
    case tooLarge
  }

  /// Of which kind the reason is.
  package let kind: Kind
  /// As it was written; cut when it is long.
  package let pattern: String
  /// What is wrong with it.
  package let reason: String

  init(_ kind: Kind, _ pattern: String, _ reason: String) {
    self.kind = kind
    self.pattern = pattern.count > 120 ? pattern.prefix(117) + "..." : pattern
    self.reason = reason
  }

  /// For people: `regular expression /x(: malformed: a group is not closed`.
  package var description: String {
    let word =
      switch kind {
      case .malformed: "malformed"
      case .unsupported: "unsupported"
      case .tooLarge: "too large"
      }
    return "regular expression \(pattern): \(word): \(reason)"
  }
}
