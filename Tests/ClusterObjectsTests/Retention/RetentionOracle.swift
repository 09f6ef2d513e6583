import Foundation

@testable import ClusterObjects

/// Says of each rule by itself what it keeps, from its description and Foundation's calendar.
struct RetentionOracle {
  private static let calendar: Calendar = {
    var calendar = Calendar(identifier: .iso8601)
    calendar.timeZone = TimeZone(secondsFromGMT: 0) ?? .gmt
    return calendar
  }()

  let policy: RetentionPolicy
  let now: Instant

  /// The ids that a rule keeps among snapshots.
  func kept(by rule: RetentionRule, among snapshots: [SnapshotRecord]) -> Set<Int64> {
    let snapshots = snapshots.sorted { $0.position < $1.position }
    guard let oldest = snapshots.first else { return [] }
    // Later ones of a period replace earlier ones.
    var newestOfPeriod: [String: SnapshotRecord] = [:]
    for snapshot in snapshots { newestOfPeriod[period(of: snapshot, rule)] = snapshot }
    let newest = newestOfPeriod.values.sorted { $0.position > $1.position }
    switch policy.count(of: rule) {
    case .atMost(let count):
      let kept = Set(newest.prefix(count).map(\.id))
      return count > newest.count ? kept.union([oldest.id]) : kept
    case .unlimited: return Set(newest.map(\.id)).union([oldest.id])
    }
  }

  /// The ids that are young enough.
  func keptWithin(among snapshots: [SnapshotRecord]) -> Set<Int64> {
    guard let span = policy.keepWithin else { return [] }
    guard let newest = snapshots.map(\.startedAt).filter({ $0 <= now }).max() else {
      return Set(snapshots.map(\.id))
    }
    return Set(snapshots.filter { $0.startedAt > span.start(before: newest) }.map(\.id))
  }

  /// The ids that anything but a tag keeps.
  func kept(among snapshots: [SnapshotRecord]) -> Set<Int64> {
    RetentionRule.allCases.reduce(into: keptWithin(among: snapshots)) { kept, rule in
      kept.formUnion(self.kept(by: rule, among: snapshots))
    }
  }

  private func period(of snapshot: SnapshotRecord, _ rule: RetentionRule) -> String {
    let date = Date(
      timeIntervalSince1970: Double(snapshot.startedAt.millisecondsSinceEpoch) / 1000)
    let parts: Set<Calendar.Component>
    switch rule {
    case .last: return String(snapshot.id)
    case .hourly: parts = [.year, .month, .day, .hour]
    case .daily: parts = [.year, .month, .day]
    case .weekly: parts = [.yearForWeekOfYear, .weekOfYear]
    case .monthly: parts = [.year, .month]
    case .yearly: parts = [.year]
    }
    let components = Self.calendar.dateComponents(parts, from: date)
    return [
      components.year, components.month, components.day, components.hour,
      components.yearForWeekOfYear, components.weekOfYear,
    ].map { $0.map(String.init) ?? "-" }.joined(separator: " ")
  }
}
