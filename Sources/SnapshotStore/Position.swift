import ClusterObjects

/// The order of one cluster's snapshots as numbers: milliseconds since 1970 times 64, plus the
/// rank among the snapshots that begin in the same millisecond, by (end, digest).
///
/// A place comes from the snapshot itself, never from when it was recorded.
enum Position {
  /// How many snapshots may begin in one millisecond.
  static let ranks: Int64 = 64
  /// No snapshot so far knows otherwise.
  static let open = Int64.max
  /// The level of an interval that is still open.
  static let openLevel = 63

  /// The first place in an instant's millisecond.
  static func first(in instant: Instant) -> Int64 { instant.millisecondsSinceEpoch * ranks }

  /// The bit length of an interval's span, which turns "which intervals hold p" into one short
  /// range of the index per level. (Of a damaged interval it may be anything.)
  static func level(since: Int64, until: Int64) -> Int {
    until == open ? openLevel : Int64.bitWidth - (until &- since).leadingZeroBitCount
  }
}
