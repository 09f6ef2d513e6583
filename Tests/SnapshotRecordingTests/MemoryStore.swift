import ClusterObjects

@testable import SnapshotRecording

/// A store of which a test says how it answers.
final class MemoryStore: RecordingStore {
  struct State {
    var snapshots: [CollectedSnapshot] = []
    var space = StoreSpace(storeBytes: 1 << 20, freeBytes: 1 << 40)
    var calls = 0
    /// What keeping house answers; nil: it drops nothing.
    var thinning: ((Int64?, inout State) throws(RecordingFailure) -> HousekeepingResult)?
    /// The limits that keeping house was asked for.
    var limits: [Int64?] = []
    /// Fails the n-th attempt to record, from 0 on.
    var refusal: (Int) -> RecordingFailure? = { _ in nil }
    var attempts = 0
  }

  let state: Guarded<State>
  /// Called in the middle of recording, on the thread of the store.
  let during: @Sendable () -> Void

  init(_ change: (inout State) -> Void = { _ in }, during: @escaping @Sendable () -> Void = {}) {
    var state = State()
    change(&state)
    self.state = Guarded(state)
    self.during = during
  }

  var snapshots: [CollectedSnapshot] { state.current.snapshots }

  func record(_ snapshot: CollectedSnapshot) throws(RecordingFailure) -> RecordingResult {
    during()
    let (refusal, id) = state.with { state in
      defer { state.attempts += 1 }
      let refusal = state.refusal(state.attempts)
      if refusal == nil { state.snapshots.append(snapshot) }
      return (refusal, Int64(state.snapshots.count))
    }
    if let refusal { throw refusal }
    var counts = SnapshotCounts()
    counts.total = snapshot.objects.count
    counts.changed = 2
    return RecordingResult(
      snapshot: SnapshotRecord(
        id: id, cluster: snapshot.cluster, clusterName: snapshot.clusterName, position: id,
        startedAt: snapshot.startedAt, endedAt: snapshot.endedAt, evidence: snapshot.evidence,
        source: snapshot.source, timeSource: snapshot.timeSource, catalogueVersion: 1,
        objectCount: snapshot.objects.count, digest: ContentDigest(of: []),
        recordedAt: snapshot.endedAt, bytesAdded: 4096, tags: []),
      wasAlreadyRecorded: false, counts: counts)
  }

  func space() throws(RecordingFailure) -> StoreSpace { state.current.space }

  func keepWithin(
    _ policy: RetentionPolicy, limitBytes: Int64?, now: Instant
  ) throws(RecordingFailure) -> HousekeepingResult {
    let answer: Result<HousekeepingResult, RecordingFailure> = state.with { state in
      state.limits.append(limitBytes)
      do throws(RecordingFailure) {
        if let thinning = state.thinning { return .success(try thinning(limitBytes, &state)) }
      } catch {
        return .failure(error)
      }
      return .success(
        HousekeepingResult(
          droppedSnapshots: 0, bytesFreed: 0, storeBytes: state.space.storeBytes))
    }
    return try answer.get()
  }
}
