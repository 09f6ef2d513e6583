extension JSONScanner {
  /// Validates the one value that begins at or after `start` (white space is skipped) and lays it
  /// on the tape, which held something else before.
  ///
  /// - Returns: the offset after the value. When that is the end of the window and more text may
  ///   follow, a number may be cut: append and scan again.
  /// - Throws: ``JSONSyntaxError`` with `unexpectedEnd` when the window ends inside the value.
  package mutating func scan(at start: Int) throws(JSONSyntaxError) -> Int {
    nodeCount = 0
    if !replacements.isEmpty { replacements.removeAll() }
    guard count < Int(UInt32.max) else {
      throw JSONSyntaxError(.tooLarge(limitBytes: Int(UInt32.max)), at: start)
    }
    var depth = 0
    var position = skipWhiteSpace(start)
    while true {
      switch text[position] {
      case Byte.openBrace:
        try open(.object, at: position, depth: &depth)
        position = skipWhiteSpace(position + 1)
        if text[position] != Byte.closeBrace {
          position = try scanName(at: position, depth: depth)
          continue
        }
        position = close(at: position, depth: &depth)
      case Byte.openBracket:
        try open(.array, at: position, depth: &depth)
        position = skipWhiteSpace(position + 1)
        if text[position] != Byte.closeBracket {
          nodes[Int(openContainers[depth - 1])].length = 1
          continue
        }
        position = close(at: position, depth: &depth)
      case Byte.quote: position = try scanString(at: position)
      case Byte.minus, Byte.zero...Byte.nine: position = try scanNumber(at: position)
      default: position = try scanLiteral(at: position)
      }
      position = try closeFinished(at: position, depth: &depth)
      if depth == 0 { return position }
    }
  }

  /// Validates a text that is exactly one value, white space around it allowed.
  package mutating func scanWhole() throws(JSONSyntaxError) {
    let end = skipWhiteSpace(try scan(at: 0))
    if end < count { throw JSONSyntaxError(.trailingContent, at: end) }
  }

  /// Offset of the first byte at or after `start` that is not white space.
  @inline(__always)
  package func skipWhiteSpace(_ start: Int) -> Int {
    var position = start
    while true {
      let byte = text[position]
      if byte > Byte.space { return position }
      guard byte == Byte.space || byte == 0x0A || byte == 0x0D || byte == 0x09 else {
        return position
      }
      position += 1
      // kubectl indents by four spaces a level: most of its output is runs of spaces.
      while loadWord(position) == 0x2020_2020_2020_2020 { position += 8 }
    }
  }

  @inline(__always)
  func loadWord(_ position: Int) -> UInt64 {
    UnsafeRawPointer(text).loadUnaligned(fromByteOffset: position, as: UInt64.self)
  }

  /// The error for a byte that does not fit, or for the end of the window.
  func unexpected(at position: Int) -> JSONSyntaxError {
    position >= count
      ? JSONSyntaxError(.unexpectedEnd, at: count)
      : JSONSyntaxError(.unexpectedByte(text[position]), at: position)
  }

  /// After a value: closes the containers it completes and moves to the next value, if any.
  @inline(__always)
  private mutating func closeFinished(
    at start: Int, depth: inout Int
  ) throws(JSONSyntaxError) -> Int {
    var position = start
    while depth > 0 {
      position = skipWhiteSpace(position)
      let container = Int(openContainers[depth - 1])
      let isObject = nodes[container].kind == .object
      switch text[position] {
      case Byte.comma:
        position = skipWhiteSpace(position + 1)
        if isObject { return try scanName(at: position, depth: depth) }
        nodes[container].length += 1
        return position
      case isObject ? Byte.closeBrace : Byte.closeBracket:
        position = close(at: position, depth: &depth)
      default:
        throw unexpected(at: position)
      }
    }
    return position
  }

  @inline(__always)
  private mutating func open(
    _ kind: JSONKind, at position: Int, depth: inout Int
  ) throws(JSONSyntaxError) {
    if depth == depthLimit { throw JSONSyntaxError(.tooDeep(limit: depthLimit), at: position) }
    openContainers[depth] = UInt32(truncatingIfNeeded: try push(kind, start: position, length: 0))
    depth += 1
  }

  @inline(__always)
  private mutating func close(at position: Int, depth: inout Int) -> Int {
    depth -= 1
    nodes[Int(openContainers[depth])].next = UInt32(truncatingIfNeeded: nodeCount)
    return position + 1
  }

  /// A member's name and colon; returns where its value begins.
  @inline(__always)
  private mutating func scanName(at start: Int, depth: Int) throws(JSONSyntaxError) -> Int {
    guard text[start] == Byte.quote else { throw unexpected(at: start) }
    let name = nodeCount
    let colon = skipWhiteSpace(try scanString(at: start))
    guard text[colon] == Byte.colon else { throw unexpected(at: colon) }
    let container = Int(openContainers[depth - 1])
    if nodes[container].length > 0,
      !isAscending(Int(lastNames[depth - 1]), name)
    {
      nodes[container].marks.insert(.unsorted)
    }
    nodes[container].length += 1
    lastNames[depth - 1] = UInt32(truncatingIfNeeded: name)
    return skipWhiteSpace(colon + 1)
  }

  private mutating func scanLiteral(at start: Int) throws(JSONSyntaxError) -> Int {
    let word = UInt32(truncatingIfNeeded: loadWord(start))
    if word == 0x6C6C_756E {  // "null", little-endian
      _ = try push(.null, start: start, length: 4)
      return start + 4
    }
    if word == 0x6575_7274 {  // "true"
      _ = try push(.true, start: start, length: 4)
      return start + 4
    }
    if word == 0x736C_6166, text[start + 4] == 0x65 {  // "fals", "e"
      _ = try push(.false, start: start, length: 5)
      return start + 5
    }
    throw literalError(at: start)
  }

  /// Points at the first byte that departs from the literal that was begun.
  private func literalError(at start: Int) -> JSONSyntaxError {
    let literal: StaticString
    switch text[start] {
    case 0x6E: literal = "null"
    case 0x74: literal = "true"
    case 0x66: literal = "false"
    default: return unexpected(at: start)
    }
    var position = start
    while text[position] == literal.utf8Start[position - start] { position += 1 }
    return unexpected(at: position)
  }
}
