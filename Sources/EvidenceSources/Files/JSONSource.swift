/// Where the JSON of a document comes from.
protocol JSONSource: AnyObject {
  /// Fills the front of `space`; returns how much, 0 at the document's end.
  ///
  /// - Throws: ``EvidenceError``.
  func read(into space: UnsafeMutableRawBufferPointer) throws -> Int

  /// How messages name the place in the file from which a byte of the JSON comes.
  func place(ofByte offset: Int) -> String

  /// Whether ``seek(to:)`` works.
  var isSeekable: Bool { get }

  /// Goes back, or ahead, to a place counted from where reading began.
  ///
  /// - Precondition: ``isSeekable``.
  /// - Throws: ``EvidenceError``.
  func seek(to offset: Int) throws
}
