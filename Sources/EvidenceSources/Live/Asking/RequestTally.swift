import ClusterObjects

/// What the requests of one collection cost, and what they tell about the server's clock.
actor RequestTally {
  /// Requests that were sent.
  private(set) var requests = 0
  /// Those among them that repeated another.
  private(set) var retries = 0
  private var offset: ClosedRange<Int64>?

  func noteRequest(isRetry: Bool) {
    requests += 1
    if isRetry { retries += 1 }
  }

  /// Takes in a `Date` header, which tells the second in which the server wrote it. It wrote it
  /// between `sentAt` and `answeredAt` of our clock, so its clock is ahead by no less than the
  /// second's beginning minus the answer, and by no more than the second's end minus the request.
  /// What several answers say holds together; a clock that was set in between begins anew.
  func note(date: Instant, sentAt: Instant, answeredAt: Instant) {
    let least = date.millisecondsSinceEpoch - answeredAt.millisecondsSinceEpoch
    let most = date.millisecondsSinceEpoch + 999 - sentAt.millisecondsSinceEpoch
    guard least <= most else { return }
    let said = least...most
    if let offset, offset.overlaps(said) {
      self.offset = offset.clamped(to: said)
    } else {
      offset = said
    }
  }

  /// By how much the server's clock is ahead of ours, in milliseconds: the middle of what is
  /// possible; nil where no answer told its time.
  var clockOffsetMilliseconds: Int64? {
    offset.map { ($0.lowerBound + $0.upperBound) / 2 }
  }
}
