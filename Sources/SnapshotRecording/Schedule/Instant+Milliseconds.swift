import ClusterObjects

extension Instant {
  /// Milliseconds from `other` to this instant; negative when this one is earlier.
  func milliseconds(since other: Instant) -> Int64 {
    millisecondsSinceEpoch - other.millisecondsSinceEpoch
  }

  func adding(milliseconds: Int64) -> Instant {
    Instant(millisecondsSinceEpoch: millisecondsSinceEpoch + milliseconds)
  }
}
