import ClusterObjects

/// Text from a cluster, made fit for a terminal: what a cluster says must not move the cursor,
/// change colours or hide a line.
enum TerminalText {
  /// The text with control characters, and characters that reverse or hide text, written out.
  static func safe(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: JSONValue.isHarmful) else { return text }
    var safe = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": safe += "\\n"
      case "\t": safe += "\\t"
      case "\r": safe += "\\r"
      case _ where JSONValue.isHarmful(scalar): safe += "\\u{\(String(scalar.value, radix: 16))}"
      default: safe.unicodeScalars.append(scalar)
      }
    }
    return safe
  }

  /// Text made safe, in lines of about 96 characters that begin with so many spaces.
  static func wrapped(_ text: String, indentation: Int) -> [String] {
    let margin = String(repeating: " ", count: indentation)
    var lines: [String] = []
    var line = ""
    for word in safe(text).split(separator: " ") {
      if !line.isEmpty, indentation + line.count + 1 + word.count > 96 {
        lines.append(margin + line)
        line = ""
      }
      line += line.isEmpty ? String(word) : " \(word)"
    }
    if !line.isEmpty { lines.append(margin + line) }
    return lines
  }
}
