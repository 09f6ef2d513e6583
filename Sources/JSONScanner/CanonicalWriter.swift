#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

/// Writes values of a scanner's tape in canonical form, into memory that is used again.
///
/// Canonical: UTF-8; no white space; members in ascending order of their names' UTF-8 bytes, each
/// name once; numbers by ``CanonicalNumber``; in strings only quote, backslash and control
/// characters are escaped, the latter as `\b \f \n \r \t` or lower-case `\u00xx`. Values marked as
/// dropped are left out, withheld ones replaced by ``withheldMarker``. Equal values give equal
/// bytes, and the canonical form of canonical bytes is itself.
package struct CanonicalWriter: ~Copyable {
  /// Stands in the place of a value that was there and is not kept: no string of the cluster can
  /// be mistaken for it, because it is an object where Kubernetes has a string.
  package static let withheldMarker: StaticString = #"{"netlapse/withheld":true}"#

  private var output: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  /// Bytes written so far.
  package private(set) var count = 0
  /// Names of the objects being written whose members are not in order.
  private var order: [UInt32] = []

  /// A writer that has written nothing.
  package init() {
    capacity = 1 << 12
    output = .allocate(capacity: capacity)
  }

  deinit { output.deallocate() }

  /// What was written, valid until the next write.
  package var bytes: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: output, count: count)
  }

  /// Forgets what was written and keeps the memory.
  package mutating func clear() {
    count = 0
    // A write that failed left its names behind.
    order.removeAll(keepingCapacity: true)
  }

  /// Adds the canonical form of the object at the tape's root, completed by members that it does
  /// not have itself: the API server leaves `apiVersion` and `kind` out of the items of a typed
  /// list.
  ///
  /// - Parameter completions: names and texts, in ascending order of names.
  /// - Precondition: the value is an object.
  package mutating func write(
    _ scanner: borrowing JSONScanner, completedBy completions: [(name: String, text: String)]
  ) throws(JSONSyntaxError) {
    var pending = completions[...]
    try writeObject(scanner, 0, completedBy: &pending)
  }

  /// Adds the canonical form of the value at `node`.
  ///
  /// - Throws: ``JSONSyntaxError`` for a name that stands twice in an object and for a number out
  ///   of range. What was written of the value so far stays: call ``clear()``.
  package mutating func write(
    _ scanner: borrowing JSONScanner, node index: Int = 0
  ) throws(JSONSyntaxError) {
    let node = scanner.node(index)
    if node.marks.contains(.withheld) {
      write(Self.withheldMarker)
      return
    }
    switch node.kind {
    case .object:
      var none: ArraySlice<(name: String, text: String)> = []
      try writeObject(scanner, index, completedBy: &none)
    case .array: try writeArray(scanner, index)
    case .string: writeString(scanner, index)
    case .number: try writeNumber(scanner, index)
    case .true: write("true")
    case .false: write("false")
    case .null: write("null")
    }
  }

  private mutating func writeObject(
    _ scanner: borrowing JSONScanner, _ object: Int,
    completedBy pending: inout ArraySlice<(name: String, text: String)>
  ) throws(JSONSyntaxError) {
    append(Byte.openBrace)
    let contentStart = count
    if scanner.node(object).marks.contains(.unsorted) {
      let start = order.count
      try sortNames(scanner, object)
      for position in start..<order.count {
        let name = Int(order[position])
        writeCompletions(&pending, before: name, in: scanner, contentStart)
        try writeMember(scanner, name, contentStart)
      }
      order.removeLast(order.count - start)
    } else {
      let end = scanner.next(object)
      var name = object + 1
      while name < end {
        writeCompletions(&pending, before: name, in: scanner, contentStart)
        try writeMember(scanner, name, contentStart)
        name = scanner.next(name + 1)
      }
    }
    writeCompletions(&pending, before: nil, in: scanner, contentStart)
    append(Byte.closeBrace)
  }

  /// Writes the completions that sort before the member called at `name`; nil: all that are left.
  @inline(__always)
  private mutating func writeCompletions(
    _ pending: inout ArraySlice<(name: String, text: String)>, before name: Int?,
    in scanner: borrowing JSONScanner, _ contentStart: Int
  ) {
    while let (completion, text) = pending.first {
      if let name {
        let present = scanner.string(name)
        if completion == present {
          pending.removeFirst()
          return
        }
        guard completion.utf8.lexicographicallyPrecedes(present.utf8) else { return }
      }
      pending.removeFirst()
      if count > contentStart { append(Byte.comma) }
      writeText(completion)
      append(Byte.colon)
      writeText(text)
    }
  }

  private mutating func writeMember(
    _ scanner: borrowing JSONScanner, _ name: Int, _ contentStart: Int
  ) throws(JSONSyntaxError) {
    if scanner.isDropped(name) { return }
    if count > contentStart { append(Byte.comma) }
    writeString(scanner, name)
    append(Byte.colon)
    try write(scanner, node: name + 1)
  }

  /// Puts the names of `object` onto `order`, sorted.
  private mutating func sortNames(
    _ scanner: borrowing JSONScanner, _ object: Int
  ) throws(JSONSyntaxError) {
    let start = order.count
    let end = scanner.next(object)
    var name = object + 1
    while name < end {
      order.append(UInt32(truncatingIfNeeded: name))
      name = scanner.next(name + 1)
    }
    NameHeap(start: start).sort(&order, scanner)
    for position in order.indices.dropFirst(start + 1) {
      let (previous, current) = (Int(order[position - 1]), Int(order[position]))
      if scanner.compareNames(previous, current) == 0 {
        let later = max(previous, current)
        throw JSONSyntaxError(
          .duplicateName(scanner.string(later)), at: Int(scanner.node(later).start))
      }
    }
  }

  private mutating func writeArray(
    _ scanner: borrowing JSONScanner, _ array: Int
  ) throws(JSONSyntaxError) {
    append(Byte.openBracket)
    let end = scanner.next(array)
    var element = array + 1
    var isFirst = true
    while element < end {
      if !scanner.isDropped(element) {
        if !isFirst { append(Byte.comma) }
        isFirst = false
        try write(scanner, node: element)
      }
      element = scanner.next(element)
    }
    append(Byte.closeBracket)
  }

  private mutating func writeString(_ scanner: borrowing JSONScanner, _ index: Int) {
    if scanner.node(index).marks.contains(.replaced), let text = scanner.replacements[index] {
      writeText(text)
      return
    }
    let bytes = scanner.rawBytes(index)
    append(Byte.quote)
    if scanner.node(index).marks.contains(.escaped) {
      writeEscaped(bytes)
    } else {
      append(UnsafeRawBufferPointer(bytes))
    }
    append(Byte.quote)
  }

  private mutating func writeText(_ text: String) {
    append(Byte.quote)
    for scalar in text.unicodeScalars { writeScalar(scalar) }
    append(Byte.quote)
  }

  /// Escapes in canonical form: runs without a backslash are copied as they are.
  private mutating func writeEscaped(_ bytes: UnsafeBufferPointer<UInt8>) {
    let escaped = EscapedString(bytes)
    var runStart = 0
    while let start = bytes.baseAddress, runStart < bytes.count {
      let rest = bytes.count - runStart
      guard let found = memchr(start + runStart, Int32(Byte.backslash), rest) else {
        append(UnsafeRawBufferPointer(start: start + runStart, count: rest))
        return
      }
      let backslash = UnsafeRawPointer(found) - UnsafeRawPointer(start)
      append(UnsafeRawBufferPointer(start: start + runStart, count: backslash - runStart))
      let (scalar, length) = escaped.escape(at: backslash)
      writeScalar(scalar)
      runStart = backslash + length
    }
  }

  private mutating func writeScalar(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": write(#"\""#)
    case "\\": write(#"\\"#)
    case "\u{8}": write(#"\b"#)
    case "\u{C}": write(#"\f"#)
    case "\n": write(#"\n"#)
    case "\r": write(#"\r"#)
    case "\t": write(#"\t"#)
    case "\u{0}"..<" ":
      write(#"\u00"#)
      let digits = Array("0123456789abcdef".utf8)
      append(digits[Int(scalar.value >> 4)])
      append(digits[Int(scalar.value & 15)])
    default:
      for byte in Unicode.UTF8.encode(scalar) ?? Unicode.UTF8.encodedReplacementCharacter {
        append(byte)
      }
    }
  }

  private mutating func writeNumber(
    _ scanner: borrowing JSONScanner, _ index: Int
  ) throws(JSONSyntaxError) {
    let bytes = scanner.rawBytes(index)
    let node = scanner.node(index)
    guard node.marks.contains(.notPlainInteger) else {
      append(UnsafeRawBufferPointer(bytes))
      return
    }
    guard let number = CanonicalNumber(bytes) else {
      throw JSONSyntaxError(.numberOutOfRange, at: Int(node.start))
    }
    for byte in number.text { append(byte) }
  }

  // MARK: Output

  private mutating func write(_ text: StaticString) {
    append(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  @inline(__always)
  private mutating func append(_ byte: UInt8) {
    if count == capacity { grow(by: 1) }
    output[count] = byte
    count += 1
  }

  @inline(__always)
  private mutating func append(_ bytes: UnsafeRawBufferPointer) {
    guard let source = bytes.baseAddress else { return }
    if count + bytes.count > capacity { grow(by: bytes.count) }
    memcpy(output + count, source, bytes.count)
    count += bytes.count
  }

  private mutating func grow(by added: Int) {
    capacity = max(capacity * 2, count + added)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    memcpy(larger, output, count)
    output.deallocate()
    output = larger
  }
}
