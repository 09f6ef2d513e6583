extension JSONValue {
  /// The value as JSON on one line, names sorted. For a value that came out of canonical bytes
  /// these are the same bytes.
  package var compactText: String {
    var text = JSONText(isPretty: false)
    text.write(self)
    return text.text
  }

  /// The value as JSON over several lines, names sorted, two spaces a level. Characters that could
  /// move a terminal's cursor or hide text are escaped.
  package var prettyText: String {
    var text = JSONText(isPretty: true)
    text.write(self)
    return text.text
  }

  /// Hands the bytes of ``compactText`` to `body`.
  package func withCanonicalBytes<Result>(
    _ body: (UnsafeRawBufferPointer) throws -> Result
  ) rethrows -> Result {
    try Array(compactText.utf8).withUnsafeBytes { try body($0) }
  }

  /// A text in quotes, with every character escaped that could do harm on a terminal. The escapes
  /// mean the same in JSON and in YAML.
  package static func quoted(_ text: String) -> String {
    var quoted = JSONText(isPretty: true)
    quoted.writeQuoted(text)
    return quoted.text
  }

  /// Whether a terminal may take the character for a command, or show text in another order or not
  /// at all because of it.
  package static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00..<0x20, 0x7F...0x9F, 0xAD, 0x61C, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F,
      0xFEFF, 0xFFF9...0xFFFB:
      true
    default: false
    }
  }
}
