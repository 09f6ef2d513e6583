import JSONScanner

/// A scanner whose window slides over a file: memory stays near the size of one chunk or of the
/// largest value, whatever the size of the file.
struct JSONWindow: ~Copyable {
  private static let chunkBytes = 1 << 20
  /// Larger values are refused. etcd takes no object above 1.5 MiB unless told otherwise
  /// (https://etcd.io/docs/v3.5/dev-guide/limit/).
  static let valueBytesMax = 64 << 20

  /// The scanner; its tape holds the value scanned last.
  var scanner = JSONScanner()
  private let bytes: FileBytes
  private var isAtEnd = false
  /// Bytes of the file before the window.
  private var discardedBytes = 0
  /// Where reading stands, in the window.
  private(set) var position = 0

  init(_ file: EvidenceFile) throws { bytes = try FileBytes(file) }

  /// Where reading stands, in the file.
  var fileOffset: Int { discardedBytes + position }

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
      throw JSONSyntaxError(found.map { .unexpectedByte($0) } ?? .unexpectedEnd, at: fileOffset)
    }
    advance()
  }

  /// A whole array of items may be this large where it has to be looked over before it is read.
  static let lookAheadBytesMax = 1 << 30

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
        guard error.reason == .unexpectedEnd, !isAtEnd else { throw atFileOffset(error) }
      }
      guard scanner.count - position < limitBytes else {
        throw JSONSyntaxError(.tooLarge(limitBytes: limitBytes), at: fileOffset)
      }
      try refill()
    }
  }

  /// Goes back to a place that is still in the window (see ``keepsFront``).
  mutating func rewind(to place: Int) { position = place }

  /// While true, nothing is discarded: what was read can be read again.
  var keepsFront = false

  /// The same error, placed in the file rather than in the window.
  func atFileOffset(_ error: JSONSyntaxError) -> JSONSyntaxError {
    JSONSyntaxError(error.reason, at: error.offsetBytes + discardedBytes)
  }

  private mutating func refill() throws {
    if !keepsFront, position > 0 {
      scanner.discard(position)
      discardedBytes += position
      position = 0
    }
    if scanner.count > Self.lookAheadBytesMax + Self.valueBytesMax {
      throw JSONSyntaxError(.tooLarge(limitBytes: Self.lookAheadBytesMax), at: fileOffset)
    }
    // Grow with the value, or a large one would be scanned again for every chunk of it.
    let wanted = max(Self.chunkBytes, scanner.count - position)
    let added = try scanner.append(upTo: wanted) { try bytes.read(into: $0) }
    if added == 0 { isAtEnd = true }
  }
}
