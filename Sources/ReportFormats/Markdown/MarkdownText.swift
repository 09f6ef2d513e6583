import ClusterObjects

/// Text inside a line of Markdown. Whatever it is made of is shown as it is: no character of it
/// becomes markup, HTML, a link or a mention, and none moves a terminal's cursor.
///
/// What only markup of CommonMark (https://spec.commonmark.org/0.31.2/) and GitHub
/// (https://github.github.com/gfm/) could be made of is escaped, `<`, `>` and `&` as entities,
/// which readers of older Markdown know too. What links by itself where text is shown on the web
/// (`https://...`, `@team`, `#12`) knows no escape: it is put into a code span.
package struct MarkdownText: Equatable, Sendable {
  /// A part of one look.
  private enum Part: Equatable {
    case plain(String)
    case strong(String)
    case code(String)
  }

  private var parts: [Part]

  private init(parts: [Part]) { self.parts = parts }

  /// A text.
  package init(_ text: String) { parts = [.plain(text)] }

  /// A text that stands out.
  package static func strong(_ text: String) -> MarkdownText {
    MarkdownText(parts: [.strong(text)])
  }

  /// A text as machines write it.
  package static func code(_ text: String) -> MarkdownText { MarkdownText(parts: [.code(text)]) }

  /// One behind the other.
  package static func + (first: MarkdownText, second: MarkdownText) -> MarkdownText {
    MarkdownText(parts: first.parts + second.parts)
  }

  /// A text behind another.
  package static func + (first: MarkdownText, second: String) -> MarkdownText {
    first + MarkdownText(second)
  }

  // MARK: Source

  // Readers of Markdown go by code points, so everything here does: `|` with an accent on it is one
  // character to Swift, and ends a cell all the same.

  /// The source for a place inside a line.
  var inlineSource: String {
    parts.reduce(into: "") { source, part in
      let next = Self.source(of: part)
      // Two code spans that touch would read as one.
      if source.unicodeScalars.last == "`", next.unicodeScalars.first == "`" { source += " " }
      source += next
    }
  }

  /// The source for the start of a line: nothing in it begins a list, a heading or a rule.
  var lineSource: String {
    let source = inlineSource.unicodeScalars.drop { $0 == " " }
    guard let first = source.first else { return "" }
    if "+-=:".unicodeScalars.contains(first) { return "\\" + String(source) }
    let digits = source.prefix { ("0"..."9").contains($0) }
    let rest = source.dropFirst(digits.count)
    if !digits.isEmpty, rest.first == "." || rest.first == ")" {
      return String(digits) + "\\" + String(rest)
    }
    return String(source)
  }

  private static func source(of part: Part) -> String {
    switch part {
    case .plain(let text): plain(TerminalText.safe(text))
    case .strong(let text): text.isEmpty ? "" : "**\(plain(TerminalText.safe(text)))**"
    case .code(let text): code(TerminalText.safe(text))
    }
  }

  private static func plain(_ text: String) -> String {
    linksByItself(text) ? code(text) : escaped(text)
  }

  /// Whether some reader makes a link or a mention of a part of the text, escaped or not
  /// (https://github.github.com/gfm/#autolinks-extension-,
  /// https://docs.github.com/en/get-started/writing-on-github).
  private static func linksByItself(_ text: String) -> Bool {
    if text.utf8.contains(where: { $0 == UInt8(ascii: "@") || $0 == UInt8(ascii: "#") }) {
      return true
    }
    let lowercased = text.lowercased()
    return ["://", "www.", "mailto:", "xmpp:"].contains { lowercased.contains($0) }
  }

  private static func escaped(_ text: String) -> String {
    var source = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "<": source += "&lt;"
      case ">": source += "&gt;"
      case "&": source += "&amp;"
      case "\\", "`", "*", "_", "[", "]", "|", "~", "$", "^":
        source += "\\"
        source.unicodeScalars.append(scalar)
      default: source.unicodeScalars.append(scalar)
      }
    }
    return source
  }

  /// Code spans with the text; a `|`, which would end a cell of a table even there, stands between
  /// two of them.
  private static func code(_ text: String) -> String {
    text.unicodeScalars.split(separator: "|", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : span(String($0)) }.joined(separator: "\\|")
  }

  private static func span(_ text: String) -> String {
    let fence = String(repeating: "`", count: longestRun(of: "`", in: text) + 1)
    let (first, last) = (text.unicodeScalars.first, text.unicodeScalars.last)
    // A reader takes one space away on both sides, if there are two.
    let needsRoom =
      first == "`" || last == "`"
      || (first == " " && last == " " && text.unicodeScalars.contains { $0 != " " })
    let room = needsRoom ? " " : ""
    return fence + room + text + room + fence
  }

  /// How many of one code point follow each other at most.
  static func longestRun(of scalar: Unicode.Scalar, in text: String) -> Int {
    var (longest, current) = (0, 0)
    for next in text.unicodeScalars {
      current = next == scalar ? current + 1 : 0
      longest = max(longest, current)
    }
    return longest
  }
}
