/// Remarks on a node of the tape.
package struct JSONMarks: OptionSet, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// A string that holds escapes, so its text is not its bytes.
  static let escaped = JSONMarks(rawValue: 1)
  /// A number that is not written as a plain integer.
  static let notPlainInteger = JSONMarks(rawValue: 2)
  /// An object whose names are not in ascending order as written.
  static let unsorted = JSONMarks(rawValue: 4)
  /// Left out of the canonical form.
  static let dropped = JSONMarks(rawValue: 8)
  /// Written as ``CanonicalWriter/withheldMarker`` in the canonical form.
  static let withheld = JSONMarks(rawValue: 16)
  /// A string for which another text is written.
  static let replaced = JSONMarks(rawValue: 32)
}
