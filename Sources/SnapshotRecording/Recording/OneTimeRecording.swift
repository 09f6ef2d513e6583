import ServiceLifecycle

/// Records every cluster once, all at a time: `--once`, for who has a scheduler of their own.
package struct OneTimeRecording: Sendable {
  /// What came of one cluster.
  package struct Outcome: Sendable {
    /// The cluster, by its collector's name.
    package let cluster: String
    /// The snapshot, or why there is none.
    package let result: Result<RecordedSnapshot, RecordingFailure>
  }

  private let attempts: [SnapshotAttempt]
  private let audience: RecordingAudience

  /// - Parameters:
  ///   - collectors: one for each cluster, with distinct names.
  ///   - collectSecondsMax: what each collection may take; as long again a busy store is tried.
  package init(
    _ collectors: [any SnapshotCollector], writer: StoreWriter,
    collectSecondsMax: Int = RecordingPlan.defaultCollectSecondsMax,
    clock: any RecordingClock = SystemClock(), observers: [any RecordingObserver] = []
  ) {
    let audience = RecordingAudience(observers: observers)
    let deadline = Duration.seconds(collectSecondsMax)
    self.audience = audience
    attempts = collectors.map { collector in
      SnapshotAttempt(
        collector: collector, writer: writer, clock: clock, audience: audience,
        liveness: RecorderLiveness(), deadline: deadline, patience: deadline * 2)
    }
  }

  /// - Returns: what came of each cluster, in the order of the collectors. Cancelling the task, or
  ///   a graceful shutdown, breaks off what is still collected; what is being recorded is finished.
  package func run() async -> [Outcome] {
    await cancelWhenGracefulShutdown {
      await withTaskGroup(of: (Int, Outcome).self) { group in
        for (place, attempt) in attempts.enumerated() {
          group.addTask { (place, await outcome(of: attempt)) }
        }
        var outcomes: [(Int, Outcome)] = []
        for await outcome in group { outcomes.append(outcome) }
        return outcomes.sorted { $0.0 < $1.0 }.map(\.1)
      }
    }
  }

  private func outcome(of attempt: SnapshotAttempt) async -> Outcome {
    let cluster = attempt.collector.name
    let result = await attempt.run(tick: nil)
    if case .failure(let failure) = result {
      await audience.tell(.failed(failure, inRow: 1, next: nil), of: cluster)
    }
    return Outcome(cluster: cluster, result: result)
  }
}
