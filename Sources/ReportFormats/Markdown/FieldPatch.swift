import ClusterObjects
import SnapshotDiff

/// Field changes as a patch: `@@ path @@`, then what was there and what is, each behind its sign.
struct FieldPatch {
  /// The lines, each ended.
  let text: String

  /// - Parameter limit: how many fields to show.
  init(_ changes: [FieldChange], limit: Int) {
    var lines: [String] = []
    for change in changes.prefix(limit) {
      lines.append("@@ \(TerminalText.safe(change.path.description)) @@")
      lines += Self.lines(change)
    }
    if changes.count > limit {
      lines.append("... and \(changes.count - limit) more fields (-o wide shows all)")
    }
    text = lines.map { $0 + "\n" }.joined()
  }

  private static func lines(_ change: FieldChange) -> [String] {
    if let difference = TextDifference(change) {
      let (before, after) = difference.lineCounts
      return difference.lines?.map { "\($0.isAdded ? "+" : "-") \(TerminalText.safe($0.text))" }
        ?? ["- \(before) lines", "+ \(after) lines"]
    }
    return [
      change.from.map { "- \(BriefValue($0).text)" }, change.to.map { "+ \(BriefValue($0).text)" },
    ].compactMap { $0 }
  }
}
