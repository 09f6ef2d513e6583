import JSONScanner

/// A scanner whose window slides over a document: memory stays near the size of one chunk or of the
/// largest value, whatever the size of the document.
struct JSONWindow: ~Copyable {
  /// Bytes read at once from a file of one document.
  static let fileChunkBytes = 1 << 20
  /// Bytes read at once where documents may be many and small.
  static let documentChunkBytes = 1 << 16
  /// Larger values are refused. etcd takes no object above 1.5 MiB unless told otherwise
  /// (https://etcd.io/docs/v3.5/dev-guide/limit/).
  static let valueBytesMax = 64 << 20

  /// The scanner; its tape holds the value scanned last.
  var scanner = JSONScanner()
  private let source: any JSONSource
  private let chunkBytes: Int
  private var isAtEnd = false
  /// Bytes of the document before the window.
  private var discardedBytes = 0
  /// Where reading stands, in the window.
  private(set) var position = 0

  init(_ source: any JSONSource, chunkBytes: Int) {
    self.source = source
    self.chunkBytes = chunkBytes
  }

  /// Where reading stands, in the document.
  var documentOffset: Int { discardedBytes + position }

  /// How messages name the place in the file that a byte of the document comes from.
  func place(ofByte offset: Int) -> String { source.place(ofByte: offset) }

  /// The next byte that is no white space; nil at the end.
  mutating func peek() throws -> UInt8? {
    while true {
      position = scanner.skipWhiteSpace(position)
      if position < scanner.count { return scanner.textBytes(position..<position + 1)[0] }
      if isAtEnd { return nil }
      try refill()
    }
  }

  /// Goes past one byte that has been peeked at.
  mutating func advance() { position += 1 }

  /// Goes past the byte, or says what stands there instead.
  mutating func expect(_ byte: UInt8) throws {
    let found = try peek()
    guard found == byte else {
      throw JSONSyntaxError(found.map { .unexpectedByte($0) } ?? .unexpectedEnd, at: documentOffset)
    }
    advance()
  }

  /// Scans the next value onto the tape and goes past it.
  mutating func scanValue(upTo limitBytes: Int = JSONWindow.valueBytesMax) throws {
    _ = try peek()
    while true {
      do throws(JSONSyntaxError) {
        let end = try scanner.scan(at: position)
        // A number at the window's edge may go on in the next chunk.
        if end < scanner.count || isAtEnd {
          guard end - position <= limitBytes else {
            throw JSONSyntaxError(.tooLarge(limitBytes: limitBytes), at: position)
          }
          position = end
          return
        }
      } catch {
        guard error.reason == .unexpectedEnd, !isAtEnd else { throw atDocumentOffset(error) }
      }
      guard scanner.count - position < limitBytes else {
        throw JSONSyntaxError(.tooLarge(limitBytes: limitBytes), at: documentOffset)
      }
      try refill()
    }
  }

  /// How much of what was read is kept so that it can be read again; what goes beyond is refused.
  /// With 0 nothing is kept.
  var keptBytesMax = 0

  /// Whether the document can be read again from any place.
  var isSeekable: Bool { source.isSeekable }

  /// Goes back to a place in the document: one that was kept (see ``keptBytesMax``), or any place
  /// when the window ``isSeekable``.
  mutating func rewind(to offset: Int) throws {
    if offset >= discardedBytes {
      position = offset - discardedBytes
      return
    }
    try source.seek(to: offset)
    scanner.clear()
    discardedBytes = offset
    position = 0
    isAtEnd = false
  }

  /// The same error, placed in the document rather than in the window.
  func atDocumentOffset(_ error: JSONSyntaxError) -> JSONSyntaxError {
    JSONSyntaxError(error.reason, at: error.offsetBytes + discardedBytes)
  }

  private mutating func refill() throws {
    if keptBytesMax == 0, position > 0 {
      scanner.discard(position)
      discardedBytes += position
      position = 0
    }
    if keptBytesMax > 0, position > keptBytesMax {
      throw JSONSyntaxError(.tooLarge(limitBytes: keptBytesMax), at: discardedBytes)
    }
    // Grow with the value, or a large one would be scanned again for every chunk of it.
    let wanted = max(chunkBytes, scanner.count - position)
    let added = try scanner.append(upTo: wanted) { try source.read(into: $0) }
    if added == 0 { isAtEnd = true }
  }
}
