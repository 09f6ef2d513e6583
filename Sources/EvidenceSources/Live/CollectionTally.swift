import ClusterObjects

/// Counts what a collection costs, and keeps what answers tell about the server's clock.
actor CollectionTally {
  /// More would not make the estimate better.
  private static let samplesMax = 4096

  private(set) var cost = CollectionCost()
  private var samples: [ClockSample] = []

  /// The server's clock against ours.
  var clockOffsetMilliseconds: Int64? { ClockSample.offsetMilliseconds(of: samples) }

  func sent(isRetry: Bool) {
    cost.requests += 1
    if isRetry { cost.retries += 1 }
  }

  func heard(_ sample: ClockSample) {
    if samples.count < Self.samplesMax { samples.append(sample) }
  }

  func read(byteCount: Int, heldBytesPeak: Int) {
    cost.bytes += byteCount
    cost.heldBytesPeak = max(cost.heldBytesPeak, heldBytesPeak)
  }

  func restarted() { cost.restarts += 1 }

  func reused(_ count: Int) { cost.reusedObjects += count }
}
