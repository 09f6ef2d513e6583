import ClusterObjects

@testable import SnapshotRecording

/// A cluster of which a test says how it answers.
struct ScriptedCollector: SnapshotCollector {
  let name: String
  let clock: any RecordingClock
  /// How many collections have begun, go on now, and went on at a time.
  let tally = Guarded<(begun: Int, running: Int, atATime: Int)>((0, 0, 0))
  /// What the n-th collection does, from 0 on.
  let script: @Sendable (Int) async throws(RecordingFailure) -> Void

  init(
    _ name: String = "prod", clock: any RecordingClock,
    _ script: @escaping @Sendable (Int) async throws(RecordingFailure) -> Void = { _ in }
  ) {
    self.name = name
    self.clock = clock
    self.script = script
  }

  func collect() async throws(RecordingFailure) -> CollectedSnapshot {
    let place = tally.with { tally in
      tally.begun += 1
      tally.running += 1
      tally.atATime = max(tally.atATime, tally.running)
      return tally.begun - 1
    }
    defer { tally.with { $0.running -= 1 } }
    let start = clock.now
    try await script(place)
    return snapshot(startedAt: start)
  }

  func snapshot(startedAt start: Instant) -> CollectedSnapshot {
    var coverage = Coverage()
    coverage[Scope(ResourceName("services"))] = CoverageEntry(.complete)
    coverage[Scope(ResourceName("nodes"))] = CoverageEntry(.forbidden)
    coverage[Scope(ResourceName("pods"))] = CoverageEntry(.partial)
    coverage[Scope(ResourceName("endpoints"))] = CoverageEntry(.notCollected)
    return CollectedSnapshot(
      cluster: .name(name), clusterName: name, startedAt: start, endedAt: max(start, clock.now),
      evidence: .live, source: "context \(name)", timeSource: .live, coverage: coverage)
  }
}
