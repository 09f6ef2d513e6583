extension TextTree {
  /// The value as block YAML in the manner of kubectl: names indented by two, lists not at all,
  /// texts plain where they can be. `random` picks among the other styles of YAML, nil picks none.
  package func yaml(using random: inout SeededGenerator?) -> String {
    switch self {
    case .list(let elements) where !elements.isEmpty: block(of: elements, 0, &random)
    case .map(let members) where !members.isEmpty: block(of: members, 0, &random)
    default: inline(0, &random) + "\n"
    }
  }

  /// The value as block YAML as kubectl writes it.
  package var yaml: String {
    var none: SeededGenerator?
    return yaml(using: &none)
  }

  private func block(
    of members: [(name: String, value: TextTree)], _ indent: Int, _ random: inout SeededGenerator?
  ) -> String {
    let spaces = String(repeating: " ", count: indent)
    var text = ""
    for (name, value) in members {
      let name = Self.isPlain(name) ? name : Self.quoted(name)
      text += spaces + name + ":" + value.below(indent, &random)
    }
    return text
  }

  private func block(
    of elements: [TextTree], _ indent: Int, _ random: inout SeededGenerator?
  ) -> String {
    let spaces = String(repeating: " ", count: indent)
    var text = ""
    for element in elements {
      switch element {
      case .map(let members) where !members.isEmpty:
        text += spaces + "- " + block(of: members, indent + 2, &random).dropFirst(indent + 2)
      case .list(let elements) where !elements.isEmpty:
        text += spaces + "- " + block(of: elements, indent + 2, &random).dropFirst(indent + 2)
      default: text += spaces + "- " + element.inline(indent, &random) + "\n"
      }
    }
    return text
  }

  /// The value behind the colon of a member that stands at `indent`.
  private func below(_ indent: Int, _ random: inout SeededGenerator?) -> String {
    switch self {
    case .map(let members) where !members.isEmpty:
      "\n" + block(of: members, indent + 2, &random)
    case .list(let elements) where !elements.isEmpty:
      "\n" + block(of: elements, indent, &random)
    default: " " + inline(indent, &random) + "\n"
    }
  }

  private func inline(_ indent: Int, _ random: inout SeededGenerator?) -> String {
    guard case .text(let text) = self else { return json }
    if Self.isPlain(text), random?.isOne(in: 4) != true { return text }
    if Self.isLiteral(text), random?.isOne(in: 4) != true { return Self.literal(text, indent) }
    let isPrintable = text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value < 0x7F }
    if isPrintable, random?.isOne(in: 2) == true {
      return "'"
        + text.split(separator: "'", omittingEmptySubsequences: false)
        .joined(separator: "''") + "'"
    }
    return Self.quoted(text)
  }

  /// Only what is a text beyond doubt: letters, and nothing that is a word of YAML.
  private static func isPlain(_ text: String) -> Bool {
    let words = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"]
    guard let first = text.utf8.first, !words.contains(text.lowercased()) else { return false }
    let isLetter = (first | 0x20) >= 0x61 && (first | 0x20) <= 0x7A
    return isLetter
      && text.utf8.allSatisfy { byte in
        (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A || byte >= 0x30 && byte <= 0x39
          || "./-_".utf8.contains(byte)
      }
  }

  private static func isLiteral(_ text: String) -> Bool {
    let first = text.utf8.first
    return text.utf8.contains(0x0A) && first != 0x0A && first != 0x20 && first != 0x09
      && text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F || $0 == 0x0A }
  }

  private static func literal(_ text: String, _ indent: Int) -> String {
    let spaces = String(repeating: " ", count: indent + 2)
    let ends = text.hasSuffix("\n\n") ? "+" : text.hasSuffix("\n") ? "" : "-"
    let body = text.hasSuffix("\n") ? text.dropLast() : text[...]
    let lines = body.split(separator: "\n", omittingEmptySubsequences: false)
    return "|" + ends + "\n"
      + lines.map { $0.isEmpty ? "" : spaces + $0 }.joined(separator: "\n")
  }
}
