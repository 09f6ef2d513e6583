/// Reads the Markdown that netlapse writes as a reader of GitHub's dialect would, and holds against
/// it whatever would become more than text.
struct MarkdownReader {
  /// What stands in a document.
  enum Block: Equatable {
    case heading(Int, String)
    case paragraph(String)
    case table([[String]])
    case list([String])
    case code(String, language: String)
  }

  /// What would be markup, HTML, a link or a mention.
  private(set) var violations: [String] = []

  // MARK: Blocks

  mutating func blocks(of source: String) -> [Block] {
    var lines = source.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      .map { String(String.UnicodeScalarView($0)) }[...]
    if lines.last == "" { lines.removeLast() }
    var blocks: [Block] = []
    while let line = lines.first {
      if line.isEmpty {
        lines.removeFirst()
      } else if Self.opensFence(line) {
        blocks.append(code(&lines))
      } else if line.hasPrefix("| ") {
        let rows = lines.prefix { $0.hasPrefix("|") }
        lines = lines.dropFirst(rows.count)
        blocks.append(.table(table(Array(rows))))
      } else if line.hasPrefix("- ") {
        let items = lines.prefix { $0.hasPrefix("- ") }
        lines = lines.dropFirst(items.count)
        blocks.append(.list(items.map { textLine(String($0.dropFirst(2))) }))
      } else if line.hasPrefix("#") {
        lines.removeFirst()
        let level = line.prefix { $0 == "#" }.count
        blocks.append(.heading(level, textLine(String(line.dropFirst(level + 1)))))
      } else {
        lines.removeFirst()
        blocks.append(.paragraph(textLine(line)))
        if lines.first.map({ !$0.isEmpty }) == true { violations.append("no end: \(line)") }
      }
    }
    return blocks
  }

  /// What follows the marks on their line holds none: otherwise it is a code span.
  private static func opensFence(_ line: String) -> Bool {
    let marks = line.unicodeScalars.prefix { $0 == "`" }
    return marks.count >= 3 && !line.unicodeScalars.dropFirst(marks.count).contains("`")
  }

  private mutating func code(_ lines: inout ArraySlice<String>) -> Block {
    let opening = lines.removeFirst()
    let fence = opening.unicodeScalars.prefix { $0 == "`" }
    var body: [String] = []
    while let line = lines.popFirst() {
      let marks = line.unicodeScalars.prefix { $0 == "`" }
      let rest = line.unicodeScalars.dropFirst(marks.count)
      if marks.count >= fence.count, rest.allSatisfy({ $0 == " " }) {
        return .code(
          body.map { $0 + "\n" }.joined(), language: String(opening.dropFirst(fence.count)))
      }
      body.append(line)
    }
    violations.append("a fence that does not end")
    return .code(body.joined(separator: "\n"), language: "")
  }

  /// The cells below the header, and the header; the rule between them is looked at and left out.
  private mutating func table(_ lines: [String]) -> [[String]] {
    let rows = lines.map { Self.cells($0, escapedByAny: true) }
    if lines.map({ Self.cells($0, escapedByAny: false) }) != rows {
      violations.append("readers differ about the cells of \(lines)")
    }
    if Set(rows.map(\.count)).count > 1 { violations.append("rows of different lengths: \(lines)") }
    if rows.count < 2 || !rows[1].allSatisfy({ $0.count >= 3 && $0.allSatisfy { $0 == "-" } }) {
      violations.append("no rule below the header: \(lines)")
    }
    return rows.enumerated().filter { $0.offset != 1 }.map { $0.element.map { text($0) } }
  }

  /// - Parameter escapedByAny: whether any backslash before a `|` escapes it, as most readers have
  ///   it, or only one that is not escaped itself.
  private static func cells(_ line: String, escapedByAny: Bool) -> [String] {
    var cells = [""]
    var backslashes = 0
    for scalar in line.unicodeScalars.dropFirst() {
      if scalar == "|", escapedByAny ? backslashes == 0 : backslashes % 2 == 0 {
        cells.append("")
      } else {
        cells[cells.count - 1].unicodeScalars.append(scalar)
      }
      backslashes = scalar == "\\" ? backslashes + 1 : 0
    }
    // Behind the last `|` there is nothing.
    return cells.dropLast().map { cell in
      let start = cell.unicodeScalars.drop { $0 == " " }
      return String(String.UnicodeScalarView(start.reversed().drop { $0 == " " }.reversed()))
    }
  }

  // MARK: Lines

  /// The text of a line that stands by itself.
  mutating func textLine(_ source: String) -> String {
    let start = source.unicodeScalars.drop { $0 == " " }
    let digits = start.prefix { ("0"..."9").contains($0) }
    let rest = start.dropFirst(digits.count).prefix(2)
    if !digits.isEmpty, [".", ")"].contains(rest.first), rest.count == 1 || rest.last == " " {
      violations.append("a numbered list: \(source)")
    }
    if let first = start.first, "#+-=:>~".unicodeScalars.contains(first) {
      violations.append("more than a line of text: \(source)")
    }
    return text(source)
  }

  /// The text that a part of a line shows.
  mutating func text(_ source: String) -> String {
    let scalars = Array(source.unicodeScalars)
    var text = String.UnicodeScalarView()
    var plain = ""
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      if scalar == "\\", index + 1 < scalars.count, Self.isPunctuation(scalars[index + 1]) {
        text.append(scalars[index + 1])
        plain.unicodeScalars.append(scalars[index + 1])
        index += 2
      } else if scalar == "`" {
        let (code, end) = span(scalars, from: index)
        text.append(contentsOf: code.unicodeScalars)
        plain += "\n"
        index = end
      } else if scalar == "&", let entity = Self.entity(scalars, at: index) {
        text.append(entity.scalar)
        index += entity.length
      } else if scalar == "*", index + 1 < scalars.count, scalars[index + 1] == "*" {
        index += 2
      } else {
        if "\\`*_[]<>|~$^&".unicodeScalars.contains(scalar) {
          violations.append("\(scalar) is markup in \(source)")
        }
        text.append(scalar)
        plain.unicodeScalars.append(scalar)
        index += 1
      }
    }
    note(plain.lowercased(), source)
    return String(text)
  }

  private mutating func note(_ plain: String, _ source: String) {
    for trigger in ["@", "#", "://", "www.", "mailto:", "xmpp:"] where plain.contains(trigger) {
      violations.append("\(trigger) links by itself in \(source)")
    }
  }

  private mutating func span(_ scalars: [Unicode.Scalar], from start: Int) -> (String, Int) {
    let fence = scalars[start...].prefix { $0 == "`" }.count
    var index = start + fence
    while index < scalars.count {
      let run = scalars[index...].prefix { $0 == "`" }.count
      if run == fence {
        var code = scalars[(start + fence)..<index]
        if code.first == " ", code.last == " ", code.contains(where: { $0 != " " }) {
          code = code.dropFirst().dropLast()
        }
        return (String(String.UnicodeScalarView(code)), index + fence)
      }
      index += max(run, 1)
    }
    violations.append("a code span that does not end")
    return ("", scalars.count)
  }

  private static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "!"..."/", ":"..."@", "["..."`", "{"..."~": true
    default: false
    }
  }

  private static func entity(
    _ scalars: [Unicode.Scalar], at index: Int
  ) -> (scalar: Unicode.Scalar, length: Int)? {
    let entities: [(String, Unicode.Scalar)] = [("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")]
    for (name, scalar) in entities where scalars[index...].starts(with: name.unicodeScalars) {
      return (scalar, name.unicodeScalars.count)
    }
    return nil
  }
}
