/// A place in a YAML text.
package struct YAMLPlace: Equatable, Sendable, CustomStringConvertible {
  /// The first line is 1.
  package let line: Int
  /// In characters; the first is 1.
  package let column: Int
  /// In bytes from the start of the text.
  package let offsetBytes: Int

  package init(line: Int, column: Int, offsetBytes: Int) {
    self.line = line
    self.column = column
    self.offsetBytes = offsetBytes
  }

  package var description: String { "line \(line), column \(column), byte \(offsetBytes)" }
}
