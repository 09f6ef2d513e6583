/// By when each recorder must be heard of again: one that is not hangs.
actor RecorderLiveness {
  private var limits: [String: Duration] = [:]

  /// A recorder is in a state that lasts until then at most, by ``RecordingClock/awake``.
  func expect(_ cluster: String, by limit: Duration) { limits[cluster] = limit }

  /// A recorder has ended.
  func leave(_ cluster: String) { limits[cluster] = nil }

  /// The recorders that hang, in order.
  func hanging(at awake: Duration) -> [String] {
    limits.filter { $0.value < awake }.keys.sorted()
  }
}
