import ClusterObjects
import SnapshotDiff

/// The lines of a text that differ from those of another, as a patch shows them.
struct TextDifference {
  /// One line that is only in one of the two.
  struct Line: Equatable {
    /// Whether it is in the second text.
    let isAdded: Bool
    let text: String
  }

  /// Comparing more lines than this would take long.
  private static let linesMax = 5000

  /// In the order of the texts, what was removed before what came in its place; nil when the texts
  /// are too long to be compared.
  let lines: [Line]?
  /// How many lines each text has.
  let lineCounts: (before: Int, after: Int)

  init(_ before: String, _ after: String) {
    let old = before.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let new = after.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    lineCounts = (old.count, new.count)
    lines = max(old.count, new.count) < Self.linesMax ? Self.lines(old, new) : nil
  }

  /// The difference of a field whose value is a text of several lines; nil for any other field.
  init?(_ change: FieldChange) {
    guard case .string(let before)? = change.from, case .string(let after)? = change.to,
      before.contains("\n") || after.contains("\n")
    else { return nil }
    self.init(before, after)
  }

  private static func lines(_ old: [String], _ new: [String]) -> [Line] {
    let difference = new.difference(from: old)
    let removed = Set(difference.removals.map(offset))
    let inserted = Set(difference.insertions.map(offset))
    var lines: [Line] = []
    var (i, j) = (0, 0)
    while i < old.count || j < new.count {
      if removed.contains(i) {
        lines.append(Line(isAdded: false, text: old[i]))
        i += 1
      } else if inserted.contains(j) {
        lines.append(Line(isAdded: true, text: new[j]))
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
