import JSONScanner

/// Takes what an ``EvidenceDocument`` holds, as it is read.
///
/// Errors without a path get that of the document, and the place in it.
protocol EvidenceReceiver: ~Copyable {
  /// One item of a List, on the tape.
  ///
  /// - Parameters:
  ///   - text: where the item stands in the scanner's window.
  ///   - header: what the List has said about itself so far.
  /// - Throws: ``EvidenceError``, `JSONSyntaxError`.
  mutating func add(
    item scanner: inout JSONScanner, text: Range<Int>, of header: EvidenceDocument.ListHeader
  ) throws

  /// A document that is no List, on the tape.
  ///
  /// - Throws: ``EvidenceError``, `JSONSyntaxError`.
  mutating func add(single scanner: inout JSONScanner) throws
}
