import ClusterObjects

/// Records one cluster at its ticks until it is stopped.
///
/// Never two collections at a time: the next tick is planned when the one before has ended, and
/// ticks that passed meanwhile are missed, counted and told. So are those that are left out after
/// failures (``TickBackoff``). Every tick is either attempted or told as skipped.
struct ClusterRecorder: Sendable {
  /// Beyond the wait for a tick, what a waking may take.
  private static let wakingAllowance = Duration.seconds(120)

  let plan: RecordingPlan
  let attempt: SnapshotAttempt

  init(
    _ collector: any SnapshotCollector, plan: RecordingPlan, writer: StoreWriter,
    clock: any RecordingClock, audience: RecordingAudience, liveness: RecorderLiveness
  ) {
    self.plan = plan
    let deadline = Duration.seconds(plan.collectSecondsMax)
    attempt = SnapshotAttempt(
      collector: collector, writer: writer, clock: clock, audience: audience,
      liveness: liveness, deadline: deadline,
      patience: max(deadline, .seconds(plan.schedule.intervalSeconds)))
  }

  var cluster: String { attempt.collector.name }
  private var clock: any RecordingClock { attempt.clock }

  /// Returns when the task is cancelled, or when no later attempt can succeed.
  func run() async -> RecorderEnd {
    let end = await recordUntilEnd()
    await attempt.liveness.leave(cluster)
    await tell(.stopped(end))
    return end
  }

  private func recordUntilEnd() async -> RecorderEnd {
    var cursor = TickCursor(
      plan.schedule.ticks(of: cluster), now: clock.now, elapsed: clock.elapsed)
    let backoff = TickBackoff(
      intervalSeconds: plan.schedule.intervalSeconds, waitSecondsMax: plan.backoffWaitSecondsMax)
    var failuresInRow = 0
    var clusterFailures = 0
    await tell(.scheduled(next: cursor.next))
    while let tick = await nextTick(&cursor) {
      let outcome = await attempt.run(tick: tick)
      let missed = cursor.finish(now: clock.now, elapsed: clock.elapsed)
      await tellSkipped(missed, from: cursor.grid.tick(1, after: tick), .overrun)
      switch outcome {
      case .success:
        failuresInRow = 0
        clusterFailures = 0
      case .failure(let failure) where failure.kind == .interrupted:
        return .brokenOff
      case .failure(let failure) where failure.kind == .permanent:
        await tell(.failed(failure, inRow: failuresInRow + 1, next: nil))
        return .failed(failure)
      case .failure(let failure):
        failuresInRow += 1
        var skipped = 0
        // The store's troubles are not the cluster's: asking it again does it no harm.
        if failure.kind == .temporary {
          clusterFailures += 1
          skipped = backoff.skippedTicks(afterFailures: clusterFailures)
        }
        let first = cursor.next
        cursor.skip(skipped)
        await tell(.failed(failure, inRow: failuresInRow, next: cursor.next))
        await tellSkipped(skipped, from: first, .backoff)
      }
      if Task.isCancelled { break }
      await tell(.scheduled(next: cursor.next))
    }
    return .stopped
  }

  /// Waits for a tick; nil: recording was stopped.
  private func nextTick(_ cursor: inout TickCursor) async -> Instant? {
    while true {
      let awaited = cursor.next
      let wait = Duration.milliseconds(max(0, awaited.milliseconds(since: clock.now)))
      await attempt.liveness.expect(cluster, by: clock.awake + wait + Self.wakingAllowance)
      try? await clock.sleep(until: awaited)
      if Task.isCancelled { return nil }
      switch cursor.wake(now: clock.now, elapsed: clock.elapsed) {
      case .early: if cursor.next != awaited { await tell(.scheduled(next: cursor.next)) }
      case .missed(let count):
        await tellSkipped(count, from: awaited, .late)
        await tell(.scheduled(next: cursor.next))
      case .due(let tick, let missed):
        await tellSkipped(missed, from: awaited, .late)
        return tick
      }
    }
  }

  private func tellSkipped(
    _ count: Int, from first: Instant, _ reason: SkippedTicks.Reason
  ) async {
    guard count > 0 else { return }
    await tell(.skipped(SkippedTicks(first: first, count: count, reason: reason)))
  }

  private func tell(_ event: RecordingEvent) async {
    await attempt.audience.tell(event, of: cluster)
  }
}
