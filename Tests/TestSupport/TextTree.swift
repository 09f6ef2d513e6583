/// A value that can be written as JSON and as YAML: for tests that read both and compare.
package indirect enum TextTree: Sendable {
  case null
  case bool(Bool)
  /// A number as JSON writes it.
  case number(String)
  case text(String)
  case list([TextTree])
  /// Names are unique.
  case map([(name: String, value: TextTree)])

  /// The value as JSON on one line, in a spelling that is YAML too.
  package var json: String {
    switch self {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .number(let text): text
    case .text(let text): Self.quoted(text)
    case .list(let elements): "[" + elements.map(\.json).joined(separator: ",") + "]"
    case .map(let members):
      "{" + members.map { Self.quoted($0.name) + ":" + $0.value.json }.joined(separator: ",") + "}"
    }
  }

  /// A text in double quotes: for JSON, and for YAML, which does not know surrogate pairs.
  static func quoted(_ text: String) -> String {
    let parts = text.unicodeScalars.map { scalar in
      switch scalar.value {
      case 0x22: "\\\""
      case 0x5C: "\\\\"
      // Two more that are line breaks in YAML.
      case 0x2028, 0x2029: "\\u\(String(scalar.value, radix: 16))"
      case 0x20..<0x7F, 0xA0..<0xD800, 0xE000..<0xFEFF, 0xFF00..<0xFFFE, 0x10000...: String(scalar)
      default:
        "\\u" + String(repeating: "0", count: 4 - String(scalar.value, radix: 16).count)
          + String(scalar.value, radix: 16)
      }
    }
    return "\"" + parts.joined() + "\""
  }
}
