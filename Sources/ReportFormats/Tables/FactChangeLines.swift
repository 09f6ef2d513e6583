import ClusterObjects
import NetworkModel
import SnapshotDiff

/// Changed facts as lines for people: the gravest first, each with its meaning, and what follows
/// from it below.
struct FactChangeLines {
  /// The lines, each ended.
  let text: String

  /// How many subjects of one fact with one class are listed before they are counted.
  private static let subjectsMax = 4

  init(_ facts: FactDifference, wide: Bool, _ style: TextStyle) {
    let own = facts.changes.filter { $0.follows.isEmpty }
    var lines: [String] = []
    for group in Self.grouped(own, wide: wide) {
      lines += Self.lines(group, style)
    }
    let following = facts.changes.filter { !$0.follows.isEmpty }
    if !following.isEmpty {
      lines.append(own.isEmpty ? "" : "  with it:")
      for group in Self.grouped(following, wide: wide) {
        lines.append("    " + Self.arrow(group))
      }
    }
    text = lines.map { $0 + "\n" }.joined()
  }

  /// Changes that are told as one: of the same fact, of the same class and meaning.
  private static func grouped(_ changes: [FactChange], wide: Bool) -> [[FactChange]] {
    var groups: [[FactChange]] = []
    for change in changes {
      if !wide,
        let index = groups.firstIndex(where: {
          $0[0].name == change.name && $0[0].judgement == change.judgement
        })
      {
        groups[index].append(change)
      } else {
        groups.append([change])
      }
    }
    return groups
  }

  private static func lines(_ group: [FactChange], _ style: TextStyle) -> [String] {
    let word = group[0].changeClass.rawValue
    let tone: TextStyle.Tone =
      switch group[0].changeClass {
      case .oneWayDoor: .removed
      case .disruptive, .routing: .changed
      case .capacity, .policy, .churn, .cosmetic: .muted
      }
    var lines = ["\(style.colored(word, tone)): \(arrow(group))"]
    lines += TerminalText.wrapped(group[0].judgement.meaning, indentation: 4)
    return lines
  }

  private static func arrow(_ group: [FactChange]) -> String {
    guard group.count > subjectsMax else {
      return group.map { change in
        let subject = change.subject == .cluster ? "" : " [\(change.subject)]"
        let arrow = FactArrow(from: change.from, to: change.to).text
        return TerminalText.safe("\(change.name)\(subject) \(arrow)")
      }.joined(separator: "; ")
    }
    let (added, removed) = (
      group.filter { $0.from == nil }.count, group.filter { $0.to == nil }.count
    )
    let parts = [
      added > 0 ? "\(added) appeared" : nil, removed > 0 ? "\(removed) vanished" : nil,
      group.count > added + removed ? "\(group.count - added - removed) changed" : nil,
    ].compactMap { $0 }
    let examples = group.prefix(2).map(\.subject.description).joined(separator: ", ")
    return TerminalText.safe(
      "\(group[0].name) of \(group.count): \(parts.joined(separator: ", ")) (\(examples), ...)")
  }
}
