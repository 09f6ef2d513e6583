/// How many ticks are left out after failures in a row: 0, 1, 3, 7, ... up to a wait of an hour,
/// so that a cluster in trouble is not asked more than it can bear, and is soon asked again.
struct TickBackoff: Equatable, Sendable {
  /// The most ticks that are left out.
  let skippedTicksMax: Int

  /// - Parameter waitSecondsMax: what lies between two attempts at most, where the interval itself
  ///   is not longer.
  init(intervalSeconds: Int, waitSecondsMax: Int) {
    skippedTicksMax = max(0, waitSecondsMax / max(1, intervalSeconds) - 1)
  }

  /// Ticks to leave out after so many failures in a row.
  func skippedTicks(afterFailures failures: Int) -> Int {
    guard failures > 0 else { return 0 }
    // Beyond 62 doublings a number has no room; the cap is reached long before.
    return min(skippedTicksMax, (1 << min(failures - 1, 62)) - 1)
  }
}
