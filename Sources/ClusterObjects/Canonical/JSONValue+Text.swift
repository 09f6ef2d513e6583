extension JSONValue {
  /// The value as JSON on one line, names sorted. For a value that came out of canonical bytes
  /// these are the same bytes.
  package var compactText: String {
    var text = ""
    write(to: &text, indentation: nil)
    return text
  }

  /// The value as JSON over several lines, names sorted, two spaces a level. Characters that could
  /// move a terminal's cursor or hide text are escaped.
  package var prettyText: String {
    var text = ""
    write(to: &text, indentation: 0)
    return text
  }

  /// Hands the bytes of ``compactText`` to `body`.
  package func withCanonicalBytes<Result>(
    _ body: (UnsafeRawBufferPointer) throws -> Result
  ) rethrows -> Result {
    try Array(compactText.utf8).withUnsafeBytes { try body($0) }
  }

  /// A text in quotes, with every character escaped that could do harm on a terminal. The escapes
  /// mean the same in JSON and in YAML.
  package static func quoted(_ text: String) -> String { quoted(text, escapingHarm: true) }

  /// Whether a terminal may take the character for a command, or show text in another order or not
  /// at all because of it.
  package static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00..<0x20, 0x7F...0x9F, 0xAD, 0x61C, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F,
      0xFEFF,
      0xFFF9...0xFFFB:
      true
    default: false
    }
  }

  private static func quoted(_ text: String, escapingHarm: Bool) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\u{8}": quoted += "\\b"
      case "\u{C}": quoted += "\\f"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      case _ where scalar < " " || (escapingHarm && isHarmful(scalar)):
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  private func write(to text: inout String, indentation: Int?) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .number(let number): text += number
    case .string(let string):
      text += Self.quoted(string, escapingHarm: indentation != nil)
    case .array(let elements):
      Self.write(elements.map { (nil, $0) }, brackets: ("[", "]"), to: &text, indentation)
    case .object(let members):
      let sorted = members.sorted { $0.key.precedesBytewise($1.key) }
      Self.write(sorted.map { ($0.key, $0.value) }, brackets: ("{", "}"), to: &text, indentation)
    }
  }

  private static func write(
    _ items: [(name: String?, value: JSONValue)], brackets: (String, String),
    to text: inout String, _ indentation: Int?
  ) {
    text += brackets.0
    for (index, item) in items.enumerated() {
      if index > 0 { text += "," }
      if let indentation { text += "\n" + String(repeating: " ", count: indentation + 2) }
      if let name = item.name {
        text += quoted(name, escapingHarm: indentation != nil) + (indentation == nil ? ":" : ": ")
      }
      item.value.write(to: &text, indentation: indentation.map { $0 + 2 })
    }
    if let indentation, !items.isEmpty {
      text += "\n" + String(repeating: " ", count: indentation)
    }
    text += brackets.1
  }
}
