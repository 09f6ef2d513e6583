package import ClusterObjects

/// The one writer of the store: several clusters are collected at a time, and recorded one after
/// the other.
package actor StoreWriter {
  private let store: any RecordingStore
  private let clock: any RecordingClock
  private let queue: any SerialExecutor
  private var plan: HousekeepingPlan

  /// - Parameters:
  ///   - store: is called on a thread of its own, by one caller at a time.
  ///   - rules: what stays on record, and how much of the disk is left free.
  package init(
    store: any RecordingStore, rules: HousekeepingRules,
    clock: any RecordingClock = SystemClock()
  ) {
    self.init(store: store, rules: rules, clock: clock, queue: StoreQueue())
  }

  init(
    store: any RecordingStore, rules: HousekeepingRules, clock: any RecordingClock,
    queue: any SerialExecutor
  ) {
    self.store = store
    self.clock = clock
    self.queue = queue
    plan = HousekeepingPlan(rules: rules)
  }

  /// Calls to the store block, so they have a thread of their own.
  package nonisolated var unownedExecutor: UnownedSerialExecutor {
    queue.asUnownedSerialExecutor()
  }

  /// Makes sure that there is room for a snapshot: where the disk gets full, the record is thinned
  /// first.
  ///
  /// - Returns: what was thinned; nil when nothing had to be.
  /// - Throws: ``RecordingFailure``, `noRoom` when there still is too little.
  package func makeRoom() throws(RecordingFailure) -> HousekeepingResult? {
    let space = try store.space()
    guard plan.rules.shortageBytes(space) > 0 else { return nil }
    var result: HousekeepingResult?
    if case .pressing(let limitBytes) = plan.need(space, elapsed: clock.elapsed) {
      result = try thin(limitBytes: limitBytes)
    }
    let left = result == nil ? space : try store.space()
    guard plan.rules.shortageBytes(left) == 0 else {
      throw .noRoom(left, reserveBytes: plan.rules.reserveBytes(left), plan.rules.mayDrop)
    }
    return result
  }

  /// Records one snapshot, wholly or not at all: cancelling the caller does not cut it short.
  ///
  /// - Throws: ``RecordingFailure``.
  package func record(
    _ snapshot: CollectedSnapshot
  ) throws(RecordingFailure) -> RecordingResult {
    try store.record(snapshot)
  }

  /// Thins the record, if it is time for it.
  ///
  /// - Returns: nil when it is not.
  /// - Throws: ``RecordingFailure``.
  package func keepHouse() throws(RecordingFailure) -> HousekeepingResult? {
    guard plan.rules.mayDrop else { return nil }
    switch plan.need(try store.space(), elapsed: clock.elapsed) {
    case .none: return nil
    case .due(let limitBytes): return try thin(limitBytes: limitBytes)
    case .pressing(let limitBytes): return try thin(limitBytes: limitBytes)
    }
  }

  private func thin(limitBytes: Int64?) throws(RecordingFailure) -> HousekeepingResult {
    do {
      let result = try store.keepWithin(
        plan.rules.policy, limitBytes: limitBytes, now: clock.now)
      plan.note(result, elapsed: clock.elapsed)
      return result
    } catch {
      // A busy store is asked again with the next snapshot.
      if error.kind != .busy { plan.note(nil, elapsed: clock.elapsed) }
      throw error
    }
  }
}
