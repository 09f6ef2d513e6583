extension SampleValue {
  /// The canonical form, written a second time and as plainly as possible.
  var canonical: String {
    switch self {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .number(let number): number.canonical
    case .string(let text): Self.quoted(text)
    case .array(let elements): "[" + elements.map(\.canonical).joined(separator: ",") + "]"
    case .object(let members):
      "{"
        + members.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        .map { Self.quoted($0.name) + ":" + $0.value.canonical }.joined(separator: ",") + "}"
    }
  }

  private static func quoted(_ text: String) -> String {
    let parts = text.unicodeScalars.map { scalar in
      switch scalar.value {
      case 0x22: return "\\\""
      case 0x5C: return "\\\\"
      case 0x08: return "\\b"
      case 0x0C: return "\\f"
      case 0x0A: return "\\n"
      case 0x0D: return "\\r"
      case 0x09: return "\\t"
      case 0..<0x10: return "\\u000" + String(scalar.value, radix: 16)
      case 0x10..<0x20: return "\\u00" + String(scalar.value, radix: 16)
      default: return String(scalar)
      }
    }
    return "\"" + parts.joined() + "\""
  }
}
