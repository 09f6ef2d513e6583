import ClusterObjects

/// One attempt to have one more snapshot of one cluster on record.
struct SnapshotAttempt: Sendable {
  private static let busyPauseMax = Duration.seconds(15)
  /// Beyond its deadline, what a collection that was cancelled takes to end.
  private static let endingAllowance = Duration.seconds(60)
  /// What a step of the store may take, waiting for others included: thinning a large record writes
  /// all of it anew.
  private static let storeAllowance = Duration.seconds(1800)

  let collector: any SnapshotCollector
  let writer: StoreWriter
  let clock: any RecordingClock
  let audience: RecordingAudience
  let liveness: RecorderLiveness
  /// What collecting may take.
  let deadline: Duration
  /// From its beginning on, how long a busy store is tried again.
  let patience: Duration

  /// Tells how it goes, but not its failure: who asked for it knows when the next attempt is.
  func run(tick: Instant?) async -> Result<RecordedSnapshot, RecordingFailure> {
    do {
      return .success(try await record(tick: tick))
    } catch {
      return .failure(error)
    }
  }

  private func record(tick: Instant?) async throws(RecordingFailure) -> RecordedSnapshot {
    let start = clock.awake
    // The store first: a cluster is not asked for what cannot be kept.
    try await makeRoom(since: start)
    await expect(within: deadline + Self.endingAllowance)
    await tell(.started(tick: tick))
    let collecting = clock.awake
    let snapshot = try await collect().get()
    let collected = clock.awake
    try await makeRoom(since: start)
    let result = try await whileBusy(since: start) { () async throws(RecordingFailure) in
      try await writer.record(snapshot)
    }
    let recorded = RecordedSnapshot(
      result: result, gaps: snapshot.coverage.gaps,
      collectSeconds: (collected - collecting).inSeconds,
      recordSeconds: (clock.awake - collected).inSeconds)
    await tell(.recorded(recorded))
    await keepHouse()
    return recorded
  }

  // MARK: Collecting

  private func collect() async -> Result<CollectedSnapshot, RecordingFailure> {
    await withTaskGroup(of: Result<CollectedSnapshot, RecordingFailure>?.self) { group in
      group.addTask {
        do throws(RecordingFailure) {
          return .success(try await collector.collect())
        } catch {
          return .failure(error)
        }
      }
      group.addTask {
        try? await clock.sleep(for: deadline)
        return nil
      }
      let first = await group.next().flatMap { $0 }
      group.cancelAll()
      await group.waitForAll()
      // What a collection answers that was told to stop may be less than there is.
      if Task.isCancelled { return .failure(.stopped) }
      return first ?? .failure(.timedOut(after: deadline))
    }
  }

  // MARK: The store

  private func makeRoom(since start: Duration) async throws(RecordingFailure) {
    let result = try await whileBusy(since: start) { () async throws(RecordingFailure) in
      try await writer.makeRoom()
    }
    if let result { await tell(.housekept(result)) }
  }

  /// The snapshot is on record, so nothing here is its failure.
  private func keepHouse() async {
    if Task.isCancelled { return }
    await expect(within: Self.storeAllowance)
    do {
      if let result = try await writer.keepHouse() { await tell(.housekept(result)) }
    } catch {
      await tell(.housekeepingFailed(error))
    }
  }

  private func whileBusy<Answer: Sendable>(
    since start: Duration, _ step: () async throws(RecordingFailure) -> Answer
  ) async throws(RecordingFailure) -> Answer {
    var pause = Duration.seconds(1)
    while true {
      await expect(within: Self.storeAllowance)
      do {
        return try await step()
      } catch {
        guard error.kind == .busy, clock.awake + pause - start < patience else { throw error }
      }
      do {
        try await clock.sleep(for: pause)
      } catch {
        throw .stopped
      }
      pause = min(pause * 2, Self.busyPauseMax)
    }
  }

  private func tell(_ event: RecordingEvent) async {
    await audience.tell(event, of: collector.name)
  }

  private func expect(within allowance: Duration) async {
    await liveness.expect(collector.name, by: clock.awake + allowance)
  }
}

extension Coverage {
  /// Scopes that were asked for and of which not everything was seen.
  fileprivate var gaps: Int {
    entries.values.count { $0.outcome != .notCollected && !$0.outcome.isDeterminate }
  }
}
