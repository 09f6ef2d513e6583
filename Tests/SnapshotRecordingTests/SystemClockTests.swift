import ClusterObjects
import Testing

@testable import SnapshotRecording

@Suite struct SystemClockTests {
  /// A wall clock that each pause moves on, and some steps set.
  private struct Wall {
    let milliseconds: Guarded<Int64>
    let pauses = Guarded<[Int64]>([])
    let clock: SystemClock

    init(_ start: Int64 = 0, steps: [Int: Int64] = [:]) {
      let milliseconds = Guarded(start)
      let pauses = pauses
      self.milliseconds = milliseconds
      clock = SystemClock(
        wall: { Instant(millisecondsSinceEpoch: milliseconds.current) },
        pause: { duration in
          let place = pauses.with { pauses in
            pauses.append(duration.milliseconds)
            return pauses.count - 1
          }
          milliseconds.with { $0 += duration.milliseconds + (steps[place] ?? 0) }
        })
    }
  }

  @Test func aLongWaitIsManyShortOnes() async throws {
    let wall = Wall()
    try await wall.clock.sleep(until: Instant(millisecondsSinceEpoch: 25_000))
    #expect(wall.pauses.current == [10_000, 10_000, 5000])
  }

  @Test func aClockSetForwardEndsTheWait() async throws {
    let wall = Wall(steps: [1: 3_600_000])
    try await wall.clock.sleep(until: Instant(millisecondsSinceEpoch: 3_000_000))
    #expect(wall.pauses.current == [10_000, 10_000])
  }

  @Test func aClockSetBackEndsTheWait() async throws {
    let wall = Wall(steps: [1: -3_600_000])
    try await wall.clock.sleep(until: Instant(millisecondsSinceEpoch: 60_000))
    #expect(wall.pauses.current == [10_000, 10_000])
    #expect(wall.clock.now.millisecondsSinceEpoch < 0)
  }

  @Test func aClockThatIsSteeredDoesNot() async throws {
    let wall = Wall(steps: [0: -10_500])
    try await wall.clock.sleep(until: Instant(millisecondsSinceEpoch: 12_000))
    #expect(wall.pauses.current == [10_000, 10_000, 2500])
  }

  @Test func whatIsPastIsNotWaitedFor() async throws {
    let wall = Wall(50_000)
    try await wall.clock.sleep(until: Instant(millisecondsSinceEpoch: 50_000))
    #expect(wall.pauses.current.isEmpty)
  }

  @Test func aCancelledWaitThrows() async {
    let task = Task {
      do throws(CancellationError) {
        try await SystemClock().sleep(until: Instant.now.adding(seconds: 3600))
        return false
      } catch {
        return true
      }
    }
    task.cancel()
    #expect(await task.value)
  }

  @Test func theMachinesClocksGoOn() async throws {
    let clock = SystemClock()
    let (now, elapsed, awake) = (clock.now, clock.elapsed, clock.awake)
    try await clock.sleep(for: .milliseconds(5))
    #expect(clock.elapsed - elapsed >= .milliseconds(5))
    #expect(clock.awake - awake >= .milliseconds(5))
    try await clock.sleep(until: clock.now.adding(milliseconds: 5))
    #expect(clock.now >= now)
  }
}
