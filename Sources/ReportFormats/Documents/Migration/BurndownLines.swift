import ClusterObjects
import GatewayMigration

/// What is left over time: what was cut over, and what was added, apart.
struct BurndownLines {
  private static let pointsMax = 8

  private let points: [BurndownPoint]

  init(_ points: [BurndownPoint]) { self.points = points }

  /// The points at which something changed; without `wide` the first, and the last few.
  func text(wide: Bool, _ style: TextStyle) -> String {
    var rows: [[String]] = []
    var before: BurndownPoint?
    for point in points where before?.byState != point.byState {
      rows.append(Self.row(point, before))
      before = point
    }
    // One point is in the table of progress already.
    guard rows.count > 1 else { return "" }
    var table = TextTable(["AT", "CELLS", "READY", "CUT OVER", "LEFT", "CHANGE"])
    let isCut = !wide && rows.count > Self.pointsMax
    if isCut { rows.removeSubrange(1...(rows.count - Self.pointsMax)) }
    for row in rows { table.add(row) }
    let note = isCut ? "(the first and the last \(Self.pointsMax - 1); -o wide shows all)\n" : ""
    return "\n" + style.colored("what is left over time", .heading) + "\n" + table.text(style)
      + note
  }

  private static func row(_ point: BurndownPoint, _ before: BurndownPoint?) -> [String] {
    var changes: [String] = []
    if let before {
      func note(_ count: Int, _ more: String, _ less: String) {
        if count != 0 { changes.append("\(abs(count)) \(count > 0 ? more : less)") }
      }
      note(point.total - before.total, "added", "out of scope")
      note(point.cutOver - before.cutOver, "cut over", "no longer cut over")
      if point.hasUnknown { note(unknown(point) - unknown(before), "unknown", "known again") }
    }
    let ready = (point.byState[.overlap] ?? 0) + (point.byState[.readyOnly] ?? 0)
    return [
      point.snapshot.startedAt.description, "\(point.total)", "\(ready)", "\(point.cutOver)",
      "\(point.total - point.cutOver)", changes.joined(separator: ", "),
    ]
  }

  private static func unknown(_ point: BurndownPoint) -> Int { point.byState[.unknown] ?? 0 }
}
