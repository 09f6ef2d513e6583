import ClusterObjects
import SnapshotDiff

/// Field changes as indented lines: `path: from -> to`, long texts as the lines that differ.
struct FieldLines {
  /// The lines, each ended.
  let text: String

  /// - Parameter limit: how many fields to show; nil: all.
  init(_ changes: [FieldChange], _ style: TextStyle, limit: Int?) {
    var lines: [String] = []
    for change in changes.prefix(limit ?? .max) { lines += Self.lines(change, style) }
    if let limit, changes.count > limit {
      lines.append("    ... and \(changes.count - limit) more fields (-o wide shows all)")
    }
    text = lines.map { $0 + "\n" }.joined()
  }

  private static func lines(_ change: FieldChange, _ style: TextStyle) -> [String] {
    let path = "    " + TerminalText.safe(change.path.description)
    switch (change.from, change.to) {
    case (.string(let before)?, .string(let after)?)
    where before.contains("\n") || after.contains("\n"):
      return [path] + changedLines(before, after, style)
    case (let from?, let to?):
      return ["\(path): \(brief(from, style, .removed)) -> \(brief(to, style, .added))"]
    case (nil, let to?):
      return ["\(path): \(style.colored("+", .added)) \(brief(to, style, .added))"]
    case (let from?, nil):
      return ["\(path): \(style.colored("-", .removed)) \(brief(from, style, .removed))"]
    case (nil, nil): return [path]
    }
  }

  private static func brief(
    _ value: JSONValue, _ style: TextStyle, _ tone: TextStyle.Tone
  ) -> String {
    let text: String
    if case .string(let string) = value, !string.isEmpty {
      text = TerminalText.safe(string)
    } else {
      text = TerminalText.safe(value.compactText)
    }
    let cut = text.count > 160 ? text.prefix(157) + "..." : text[...]
    return style.colored(String(cut), tone)
  }

  /// The lines of a text that differ, as a patch shows them.
  private static func changedLines(
    _ before: String, _ after: String, _ style: TextStyle
  ) -> [String] {
    let old = before.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let new = after.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard old.count < 5000, new.count < 5000 else {
      return ["      \(old.count) lines -> \(new.count) lines"]
    }
    var lines: [(place: Int, text: String)] = []
    for change in new.difference(from: old) {
      switch change {
      case .remove(let offset, let line, _):
        lines.append((offset * 2, style.colored("      - \(TerminalText.safe(line))", .removed)))
      case .insert(let offset, let line, _):
        lines.append((offset * 2 + 1, style.colored("      + \(TerminalText.safe(line))", .added)))
      }
    }
    return lines.sorted { $0.place < $1.place }.map(\.text)
  }
}
