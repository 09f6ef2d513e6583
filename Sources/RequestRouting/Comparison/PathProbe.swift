/// A path that stands for all that the patterns of both sides cannot tell from it.
package struct PathProbe: Hashable, Sendable {
  /// Of which kind it is.
  package enum Kind: Int, Comparable, Sendable {
    /// A path as people would ask for it.
    case plain
    /// It only begins with the text of a pattern: `/shopping` for `/shop`.
    case sibling
    /// It is written in another case than the pattern.
    case otherCase

    /// Plain ones first.
    package static func < (first: Kind, second: Kind) -> Bool { first.rawValue < second.rawValue }
  }

  /// The path.
  package let path: String
  /// Of which kind it is.
  package let kind: Kind
}
