/// A word of a Corefile.
struct CorefileToken: Hashable, Sendable {
  /// Without quotes, escapes resolved.
  let text: String
  /// Where it begins, counted from 1.
  let line: Int
  /// Whether no other word stands before it on its line.
  var beginsLine: Bool
}
