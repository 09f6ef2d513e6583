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
    let difference = new.difference(from: old)
    let removed = Set(difference.removals.map(Self.offset))
    let inserted = Set(difference.insertions.map(Self.offset))
    var lines: [String] = []
    var (i, j) = (0, 0)
    while i < old.count || j < new.count {
      if removed.contains(i) {
        lines.append(style.colored("      - \(TerminalText.safe(old[i]))", .removed))
        i += 1
      } else if inserted.contains(j) {
        lines.append(style.colored("      + \(TerminalText.safe(new[j]))", .added))
        j += 1
      } else {
        (i, j) = (i + 1, j + 1)
      }
    }
    return lines
  }

  private static func offset(_ change: CollectionDifference<String>.Change) -> Int {
    switch change {
    case .insert(let offset, _, _), .remove(let offset, _, _): offset
    }
  }
}
