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
    if let difference = TextDifference(change) {
      return [path] + changedLines(difference, style)
    }
    switch (change.from, change.to) {
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
    style.colored(BriefValue(value).text, tone)
  }

  private static func changedLines(_ difference: TextDifference, _ style: TextStyle) -> [String] {
    guard let lines = difference.lines else {
      return ["      \(difference.lineCounts.before) lines -> \(difference.lineCounts.after) lines"]
    }
    return lines.map { line in
      let text = TerminalText.safe(line.text)
      return line.isAdded
        ? style.colored("      + \(text)", .added) : style.colored("      - \(text)", .removed)
    }
  }
}
