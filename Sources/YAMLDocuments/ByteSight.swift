/// What can be seen of bytes eight at a time.
struct ByteSight {
  /// How many line feeds there are.
  private(set) var lineBreaks = 0
  /// Whether all are ASCII.
  let isASCII: Bool

  private static let highs: UInt64 = 0x8080_8080_8080_8080
  private static let lineFeeds: UInt64 = 0x0A0A_0A0A_0A0A_0A0A

  init(_ bytes: UnsafeRawBufferPointer) {
    var seen: UInt64 = 0
    var position = 0
    while position + 8 <= bytes.count {
      let word = bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self)
      seen |= word
      // The high bit of every byte that is a line feed, exactly
      // (https://graphics.stanford.edu/~seander/bithacks.html#ZeroInWord).
      let other = word ^ Self.lineFeeds
      let zeros = ~(((other & ~Self.highs) &+ ~Self.highs) | other | ~Self.highs)
      lineBreaks += zeros.nonzeroBitCount
      position += 8
    }
    for byte in bytes[position...] {
      seen |= UInt64(byte)
      if byte == 0x0A { lineBreaks += 1 }
    }
    isASCII = seen & Self.highs == 0
  }
}
