import ClusterObjects

/// A document as YAML, in block style: names sorted, two spaces a level.
///
/// Strings that any YAML reader, of 1.1 or 1.2, could take for something else are in quotes.
enum YAMLFormat {
  static func text(of document: JSONValue) -> String {
    var lines: [String] = []
    write(document, prefix: "", indentation: 0, to: &lines)
    return lines.joined(separator: "\n") + "\n"
  }

  /// - Parameter prefix: what stands before the value on its first line (`name:`, `-`).
  private static func write(
    _ value: JSONValue, prefix: String, indentation: Int, to lines: inout [String]
  ) {
    let margin = String(repeating: " ", count: indentation)
    let start = prefix.isEmpty ? margin : "\(margin)\(prefix) "
    switch value {
    case .object(let members) where !members.isEmpty:
      writeMembers(members, prefix: prefix, indentation: indentation, to: &lines)
    case .array(let elements) where !elements.isEmpty:
      if !prefix.isEmpty { lines.append(margin + prefix) }
      for element in elements {
        // Lists stand at the level of their name, as kubectl writes them; below a dash that would
        // make them one list.
        let inner = prefix == "-" ? indentation + 2 : indentation
        write(element, prefix: "-", indentation: inner, to: &lines)
      }
    case .string(let text) where isBlock(text):
      lines.append(start + (text.hasSuffix("\n") ? "|" : "|-"))
      let body = text.hasSuffix("\n") ? text.dropLast() : text[...]
      let inner = String(repeating: " ", count: indentation + 2)
      for line in body.split(separator: "\n", omittingEmptySubsequences: false) {
        lines.append(line.isEmpty ? "" : inner + line)
      }
    default: lines.append(start + scalar(value))
    }
  }

  private static func writeMembers(
    _ members: [String: JSONValue], prefix: String, indentation: Int, to lines: inout [String]
  ) {
    let isElement = prefix == "-"
    if !prefix.isEmpty && !isElement {
      lines.append(String(repeating: " ", count: indentation) + prefix)
    }
    let inner = prefix.isEmpty ? indentation : indentation + 2
    for (index, member) in members.sorted(by: { $0.key.precedesBytewise($1.key) }).enumerated() {
      let name = scalar(.string(member.key)) + ":"
      let first = lines.count
      write(member.value, prefix: name, indentation: inner, to: &lines)
      if isElement, index == 0 {
        // The first member stands beside the dash.
        let margin = String(repeating: " ", count: indentation)
        lines[first] = margin + "- " + lines[first].dropFirst(indentation + 2)
      }
    }
  }

  private static func scalar(_ value: JSONValue) -> String {
    switch value {
    case .string(let text): isPlain(text) ? text : JSONValue.quoted(text)
    case .object: "{}"
    case .array: "[]"
    default: value.compactText
    }
  }

  /// Whether the text may be written over several lines as it is.
  private static func isBlock(_ text: String) -> Bool {
    guard text.contains("\n"), !text.hasSuffix("\n\n"), let first = text.first,
      !first.isWhitespace
    else { return false }
    return text.unicodeScalars.allSatisfy { $0 == "\n" || !JSONValue.isHarmful($0) }
      && !text.split(separator: "\n").contains { $0.hasSuffix(" ") }
  }

  private static let ambiguous: Set<String> = [
    "y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf",
  ]

  /// Whether no reader could take the text for anything but this string.
  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, text.utf8.count <= 512 else { return false }
    let isLetter = ("a"..."z").contains(first) || ("A"..."Z").contains(first)
    // A path is safe too, and common.
    guard isLetter || first == "/" else { return false }
    return !ambiguous.contains(text.lowercased())
      && text.unicodeScalars.allSatisfy { scalar in
        ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
          || ("0"..."9").contains(scalar) || "-_./@+=".unicodeScalars.contains(scalar)
      }
  }
}
