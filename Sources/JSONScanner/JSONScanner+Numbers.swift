extension JSONScanner {
  /// A number by RFC 8259 section 6; returns the offset after it.
  @inline(__always)
  mutating func scanNumber(at start: Int) throws(JSONSyntaxError) -> Int {
    var position = start
    var marks: JSONMarks = []
    if text[position] == Byte.minus { position += 1 }
    let firstDigit = position
    position = skipDigits(position)
    guard position > firstDigit else { throw numberError(at: position) }
    if text[firstDigit] == Byte.zero {
      // No leading zeros; and -0 is not how zero is written.
      if position - firstDigit > 1 { throw JSONSyntaxError(.invalidNumber, at: start) }
      if firstDigit > start { marks = .notPlainInteger }
    }
    if text[position] == Byte.point {
      marks = .notPlainInteger
      let fraction = position + 1
      position = skipDigits(fraction)
      guard position > fraction else { throw numberError(at: position) }
    }
    if text[position] == Byte.lowerE || text[position] == Byte.upperE {
      marks = .notPlainInteger
      position += 1
      if text[position] == Byte.minus || text[position] == Byte.plus { position += 1 }
      let exponent = position
      position = skipDigits(exponent)
      guard position > exponent else { throw numberError(at: position) }
    }
    if position - firstDigit > CanonicalNumber.plainDigitsMax { marks = .notPlainInteger }
    _ = try push(.number, start: start, length: position - start, marks: marks)
    return position
  }

  @inline(__always)
  private func skipDigits(_ start: Int) -> Int {
    var position = start
    while Byte.isDigit(text[position]) { position += 1 }
    return position
  }

  private func numberError(at position: Int) -> JSONSyntaxError {
    position >= count
      ? JSONSyntaxError(.unexpectedEnd, at: count)
      : JSONSyntaxError(.invalidNumber, at: position)
  }
}
