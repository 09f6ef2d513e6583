/// Decides when the record is thinned: after a snapshot when the last time is long ago, and as soon
/// as the store exceeds its limit or the disk gets full.
struct HousekeepingPlan {
  /// Why now.
  enum Need: Equatable {
    case none
    /// The rules were not applied for a while, or the store exceeds its limit.
    case due(limitBytes: Int64?)
    /// The disk gets full.
    case pressing(limitBytes: Int64)
  }

  /// Between two attempts to make room on a disk that is full.
  private static let pressingPause = Duration.seconds(60)
  /// Above its limit the store is brought this much below, or every snapshot would begin it anew.
  private static let slackShare: Int64 = 20

  let rules: HousekeepingRules
  private var lastTime: Duration?
  /// Whether the store still exceeded its limit the last time: then more often does not help.
  private var lastFellShort = false

  init(rules: HousekeepingRules) { self.rules = rules }

  func need(_ space: StoreSpace, elapsed: Duration) -> Need {
    guard rules.mayDrop else { return .none }
    let since = lastTime.map { elapsed - $0 }
    let shortage = rules.shortageBytes(space)
    if shortage > 0 {
      if let since, since < Self.pressingPause { return .none }
      let limit = max(0, space.storeBytes - shortage)
      return .pressing(limitBytes: min(limit, rules.maxBytes ?? limit))
    }
    let isDue = since.map { $0 >= .seconds(rules.pauseSeconds) } ?? true
    if let maxBytes = rules.maxBytes, space.storeBytes > maxBytes, isDue || !lastFellShort {
      return .due(limitBytes: maxBytes - maxBytes / Self.slackShare)
    }
    return isDue ? .due(limitBytes: rules.maxBytes) : .none
  }

  /// Remembers an attempt.
  ///
  /// - Parameter result: nil when it failed.
  mutating func note(_ result: HousekeepingResult?, elapsed: Duration) {
    lastTime = elapsed
    lastFellShort = result.map { $0.storeBytes > rules.maxBytes ?? .max } ?? true
  }
}
