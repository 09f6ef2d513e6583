/// The text of a ``JSONValue``, as it is being written.
struct JSONText {
  private static let plain: [Bool] = (0...255).map { byte in
    (0x20..<0x7F).contains(byte) && byte != 0x22 && byte != 0x5C
  }

  /// UTF-8.
  private(set) var bytes: [UInt8] = []
  /// Whether it is for people: over several lines, and harmless on a terminal.
  private let isPretty: Bool

  init(isPretty: Bool) { self.isPretty = isPretty }

  /// What was written.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Writes a value that stands `depth` containers deep.
  mutating func write(_ value: JSONValue, depth: Int = 0) {
    switch value {
    case .null: write("null")
    case .bool(let value): write(value ? "true" : "false")
    case .number(let number): write(number)
    case .string(let string): writeQuoted(string)
    case .array(let elements):
      write("[")
      for (index, element) in elements.enumerated() {
        separate(index, depth)
        write(element, depth: depth + 1)
      }
      close("]", isEmpty: elements.isEmpty, depth)
    case .object(let members):
      write("{")
      let sorted = members.sorted { $0.key.precedesBytewise($1.key) }
      for (index, member) in sorted.enumerated() {
        separate(index, depth)
        writeQuoted(member.key)
        write(isPretty ? ": " : ":")
        write(member.value, depth: depth + 1)
      }
      close("}", isEmpty: sorted.isEmpty, depth)
    }
  }

  private mutating func separate(_ index: Int, _ depth: Int) {
    if index > 0 { write(",") }
    if isPretty { breakLine(depth + 1) }
  }

  private mutating func close(_ bracket: StaticString, isEmpty: Bool, _ depth: Int) {
    if isPretty, !isEmpty { breakLine(depth) }
    write(bracket)
  }

  private mutating func breakLine(_ depth: Int) {
    bytes.append(0x0A)
    bytes.append(contentsOf: repeatElement(0x20, count: depth * 2))
  }

  private mutating func write(_ text: StaticString) {
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  private mutating func write(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// A text in quotes. Nearly all are plain and copied as they are.
  mutating func writeQuoted(_ text: String) {
    bytes.append(0x22)
    let isPlain = Self.plain.withUnsafeBufferPointer { plain in
      text.utf8.allSatisfy { plain[Int($0)] }
    }
    if isPlain {
      write(text)
    } else {
      for scalar in text.unicodeScalars { writeEscaped(scalar) }
    }
    bytes.append(0x22)
  }

  private mutating func writeEscaped(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": write("\\\"" as StaticString)
    case "\\": write("\\\\" as StaticString)
    case "\u{8}": write("\\b" as StaticString)
    case "\u{C}": write("\\f" as StaticString)
    case "\n": write("\\n" as StaticString)
    case "\r": write("\\r" as StaticString)
    case "\t": write("\\t" as StaticString)
    case _ where scalar < " " || (isPretty && JSONValue.isHarmful(scalar)):
      let digits = String(scalar.value, radix: 16)
      write("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
    default: bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
  }
}
