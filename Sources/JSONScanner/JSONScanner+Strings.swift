extension JSONScanner {
  /// A string from its opening quote; returns the offset after the closing one.
  @inline(__always)
  mutating func scanString(at quote: Int) throws(JSONSyntaxError) -> Int {
    var position = quote + 1
    var marks: JSONMarks = []
    while true {
      let stops = Self.stopBits(loadWord(position))
      // The padding is zero bytes, which are stops: the loop cannot leave the buffer.
      if stops == 0 {
        position += 8
        continue
      }
      position += stops.trailingZeroBitCount >> 3
      let byte = text[position]
      if byte == Byte.quote { break }
      if byte == Byte.backslash {
        position = try scanEscape(at: position)
        marks = .escaped
      } else if byte >= 0x80 {
        position = try scanUTF8(at: position)
      } else {
        throw position >= count
          ? JSONSyntaxError(.unexpectedEnd, at: count)
          : JSONSyntaxError(.controlCharacter, at: position)
      }
    }
    _ = try push(.string, start: quote + 1, length: position - quote - 1, marks: marks)
    return position + 1
  }

  /// The high bit of every byte of `word` that ends a run of plain characters: quote, backslash,
  /// control character or the start of a longer UTF-8 sequence. Bits above the lowest set one may
  /// be wrong (https://graphics.stanford.edu/~seander/bithacks.html#HasLessInWord).
  @inline(__always)
  private static func stopBits(_ word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highs: UInt64 = 0x8080_8080_8080_8080
    let quotes = word ^ (ones &* UInt64(Byte.quote))
    let backslashes = word ^ (ones &* UInt64(Byte.backslash))
    let isQuote = (quotes &- ones) & ~quotes
    let isBackslash = (backslashes &- ones) & ~backslashes
    let isControl = (word &- ones &* UInt64(Byte.space)) & ~word
    return (isQuote | isBackslash | isControl | word) & highs
  }

  private func scanEscape(at backslash: Int) throws(JSONSyntaxError) -> Int {
    switch text[backslash + 1] {
    case Byte.quote, Byte.backslash, UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
      UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      return backslash + 2
    case Byte.lowerU:
      let unit = try codeUnit(at: backslash)
      if unit & 0xFC00 == 0xDC00 { throw JSONSyntaxError(.loneSurrogate, at: backslash) }
      guard unit & 0xFC00 == 0xD800 else { return backslash + 6 }
      try requireLowSurrogate(at: backslash + 6, of: backslash)
      return backslash + 12
    default:
      throw backslash + 1 >= count
        ? JSONSyntaxError(.unexpectedEnd, at: count)
        : JSONSyntaxError(.invalidEscape, at: backslash)
    }
  }

  private func requireLowSurrogate(
    at position: Int, of highSurrogate: Int
  ) throws(JSONSyntaxError) {
    if position >= count || (position + 1 >= count && text[position] == Byte.backslash) {
      throw JSONSyntaxError(.unexpectedEnd, at: count)
    }
    guard text[position] == Byte.backslash, text[position + 1] == Byte.lowerU,
      try codeUnit(at: position) & 0xFC00 == 0xDC00
    else { throw JSONSyntaxError(.loneSurrogate, at: highSurrogate) }
  }

  /// The UTF-16 code unit of the `\uXXXX` at `backslash`.
  func codeUnit(at backslash: Int) throws(JSONSyntaxError) -> UInt32 {
    var unit: UInt32 = 0
    for position in backslash + 2..<backslash + 6 {
      guard let digit = Byte.hexadecimalValue(text[position]) else {
        throw position >= count
          ? JSONSyntaxError(.unexpectedEnd, at: count)
          : JSONSyntaxError(.invalidEscape, at: backslash)
      }
      unit = unit << 4 | digit
    }
    return unit
  }

  /// A UTF-8 sequence of two to four bytes, by Table 3-7 of the Unicode standard
  /// (https://www.unicode.org/versions/Unicode15.0.0/ch03.pdf).
  private func scanUTF8(at start: Int) throws(JSONSyntaxError) -> Int {
    let second: ClosedRange<UInt8>
    let length: Int
    switch text[start] {
    case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: throw JSONSyntaxError(.invalidUTF8, at: start)
    }
    for position in start + 1..<start + length {
      let allowed = position == start + 1 ? second : 0x80...0xBF
      guard allowed.contains(text[position]) else {
        throw position >= count
          ? JSONSyntaxError(.unexpectedEnd, at: count)
          : JSONSyntaxError(.invalidUTF8, at: start)
      }
    }
    return start + length
  }
}
