import ClusterObjects

@testable import SnapshotRecording

/// A clock that goes on only when it is told to.
final class SimulatedClock: RecordingClock {
  private enum Target {
    case wall(Instant)
    case awake(Int64)
  }

  private struct Sleeper {
    let target: Target
    let continuation: CheckedContinuation<Bool, Never>
  }

  private struct State {
    var wall: Int64
    var elapsed: Int64 = 0
    var awake: Int64 = 0
    var sleepers: [Int: Sleeper] = [:]
    var cancelled: Set<Int> = []
    var count = 0

    func left(_ sleeper: Sleeper) -> Int64 {
      switch sleeper.target {
      case .wall(let instant): instant.millisecondsSinceEpoch - wall
      case .awake(let milliseconds): milliseconds - awake
      }
    }

    mutating func take(where isDue: (Sleeper) -> Bool) -> [CheckedContinuation<Bool, Never>] {
      let due = sleepers.filter { isDue($0.value) }.sorted {
        (left($0.value), $0.key) < (left($1.value), $1.key)
      }
      for (id, _) in due { sleepers[id] = nil }
      return due.map(\.value.continuation)
    }
  }

  private let state: Guarded<State>

  init(_ start: Instant) { state = Guarded(State(wall: start.millisecondsSinceEpoch)) }

  var now: Instant { Instant(millisecondsSinceEpoch: state.with { $0.wall }) }
  var elapsed: Duration { .milliseconds(state.with { $0.elapsed }) }
  var awake: Duration { .milliseconds(state.with { $0.awake }) }

  // MARK: Sleeping

  func sleep(until instant: Instant) async throws(CancellationError) {
    try await sleep { _ in .wall(instant) }
  }

  func sleep(for duration: Duration) async throws(CancellationError) {
    try await sleep { .awake($0.awake + duration.milliseconds) }
  }

  private func sleep(_ target: (State) -> Target) async throws(CancellationError) {
    let (id, target) = state.with { state in
      state.count += 1
      return (state.count, target(state))
    }
    let isWhole = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isOver: Bool? = state.with { state in
          if state.cancelled.remove(id) != nil { return false }
          let sleeper = Sleeper(target: target, continuation: continuation)
          if state.left(sleeper) <= 0 { return true }
          state.sleepers[id] = sleeper
          return nil
        }
        if let isOver { continuation.resume(returning: isOver) }
      }
    } onCancel: {
      let sleeper = state.with { state in
        let sleeper = state.sleepers.removeValue(forKey: id)
        if sleeper == nil { state.cancelled.insert(id) }
        return sleeper
      }
      sleeper?.continuation.resume(returning: false)
    }
    if !isWhole { throw CancellationError() }
  }

  // MARK: Going on

  /// Milliseconds to the next waking; nil: nobody sleeps.
  var milliseconds: Int64? {
    state.with { state in state.sleepers.values.map { max(0, state.left($0)) }.min() }
  }

  /// How many sleep.
  var sleeperCount: Int { state.with { $0.sleepers.count } }

  func advance(milliseconds: Int64) {
    move { state in
      state.wall += milliseconds
      state.elapsed += milliseconds
      state.awake += milliseconds
    }
  }

  /// The machine sleeps, and wakes up.
  func suspend(milliseconds: Int64) {
    move { state in
      state.wall += milliseconds
      state.elapsed += milliseconds
    }
  }

  /// Somebody sets the wall clock.
  func set(by milliseconds: Int64) {
    move { $0.wall += milliseconds }
    guard milliseconds <= -1000 else { return }
    // As the protocol has it: a clock that is set back wakes everybody who waits for it.
    let woken = state.with { state in
      state.take { if case .wall = $0.target { true } else { false } }
    }
    for continuation in woken { continuation.resume(returning: true) }
  }

  private func move(_ change: (inout State) -> Void) {
    let woken = state.with { state in
      change(&state)
      let now = state
      return state.take { now.left($0) <= 0 }
    }
    for continuation in woken { continuation.resume(returning: true) }
  }
}
