import ClusterObjects
import Testing

@testable import SnapshotRecording

@Suite struct TickCursorTests {
  private static let noon = Instant(rfc3339: "2026-11-22T12:00:00Z") ?? .earliest
  private static let interval = 300

  /// A cursor that waits for 12:05, at 12:00 and 0 s.
  private static func cursor() throws -> TickCursor {
    let grid = try RecordingSchedule(intervalSeconds: interval, jitterSeconds: 0).ticks(of: "a")
    return TickCursor(grid, now: noon, elapsed: .zero)
  }

  private static func at(_ minutes: Double) -> Instant { noon.adding(seconds: minutes * 60) }

  private static func passed(_ minutes: Double) -> Duration {
    .milliseconds(Int64(minutes * 60_000))
  }

  @Test func aTickIsDueWhenTheClockShowsIt() throws {
    var cursor = try Self.cursor()
    #expect(cursor.next == Self.at(5))
    #expect(cursor.wake(now: Self.at(4.9), elapsed: Self.passed(4.9)) == .early)
    #expect(
      cursor.wake(now: Self.at(5), elapsed: Self.passed(5)) == .due(Self.at(5), missed: 0))
    #expect(cursor.finish(now: Self.at(6), elapsed: Self.passed(6)) == 0)
    #expect(cursor.next == Self.at(10))
  }

  @Test func ticksThatPassDuringAnAttemptAreMissed() throws {
    var cursor = try Self.cursor()
    _ = cursor.wake(now: Self.at(5), elapsed: Self.passed(5))
    #expect(cursor.finish(now: Self.at(15), elapsed: Self.passed(15)) == 2)
    #expect(cursor.next == Self.at(20))
  }

  @Test func ofTicksThatWereSleptThroughTheNewestIsAttempted() throws {
    var cursor = try Self.cursor()
    let hours = Self.passed(8 * 60 + 1)
    #expect(
      cursor.wake(now: Self.at(8 * 60 + 1), elapsed: hours)
        == .due(Self.at(8 * 60), missed: 95))
    #expect(cursor.finish(now: Self.at(8 * 60 + 1.5), elapsed: hours) == 0)
    #expect(cursor.next == Self.at(8 * 60 + 5))
  }

  @Test func aTickIsMissedWhenTheNextIsNear() throws {
    var cursor = try Self.cursor()
    #expect(
      cursor.wake(now: Self.at(8), elapsed: Self.passed(8)) == .missed(1))
    #expect(cursor.next == Self.at(10))
  }

  @Test func aClockSetForwardAfterAnAttemptRepeatsNothing() throws {
    var cursor = try Self.cursor()
    _ = cursor.wake(now: Self.at(5), elapsed: Self.passed(5))
    _ = cursor.finish(now: Self.at(5.1), elapsed: Self.passed(5.1))
    // An hour forward: 11:10 to 12:05 passed, and the last attempt is seconds ago.
    #expect(
      cursor.wake(now: Self.at(65.3), elapsed: Self.passed(5.3)) == .missed(12))
    #expect(cursor.next == Self.at(70))
    #expect(
      cursor.wake(now: Self.at(70), elapsed: Self.passed(10)) == .due(Self.at(70), missed: 0))
  }

  @Test func aClockSetBackMovesThePlanByWholeIntervals() throws {
    var cursor = try Self.cursor()
    // Three hours and 2 minutes back, a minute after noon: 4 minutes were left.
    #expect(cursor.wake(now: Self.at(-181), elapsed: Self.passed(1)) == .early)
    #expect(cursor.next == Self.at(-175))
    #expect(
      cursor.wake(now: Self.at(-175), elapsed: Self.passed(7)) == .due(Self.at(-175), missed: 0))
  }

  @Test func manySmallStepsBackDoNotAddUpToAStall() throws {
    var cursor = try Self.cursor()
    var now = Self.noon
    var elapsed = Duration.zero
    // Each minute the clock is set back by a minute, so it stands still.
    var minutes = 0
    while case .early = cursor.wake(now: now, elapsed: elapsed) {
      minutes += 1
      elapsed += .seconds(60)
      now = cursor.next.milliseconds(since: now) <= 60_000 ? cursor.next : now
      if minutes > 20 { break }
    }
    #expect(minutes <= 10)
  }

  @Test func aClockSetBackKeepsWhatIsLeftOut() throws {
    var cursor = try Self.cursor()
    _ = cursor.wake(now: Self.at(5), elapsed: Self.passed(5))
    _ = cursor.finish(now: Self.at(5.5), elapsed: Self.passed(5.5))
    cursor.skip(3)
    #expect(cursor.next == Self.at(25))
    // 10 s back: less than an interval.
    #expect(cursor.wake(now: Self.at(6), elapsed: Self.passed(6.2)) == .early)
    #expect(cursor.next == Self.at(25))
    #expect(cursor.wake(now: Self.at(-54), elapsed: Self.passed(6.2)) == .early)
    #expect(cursor.next == Self.at(-35))
  }

  @Test func aClockSetBackDuringAnAttemptShowsNoTickTwiceAtOnce() throws {
    var cursor = try Self.cursor()
    _ = cursor.wake(now: Self.at(5), elapsed: Self.passed(5))
    // 2 s later the clock says 12:04:59.
    #expect(cursor.finish(now: Self.at(5 - 1.0 / 60), elapsed: Self.passed(5.1)) == 0)
    #expect(cursor.next == Self.at(10))
    // Set back by an hour, there is no need to wait for one.
    _ = cursor.wake(now: Self.at(10), elapsed: Self.passed(10))
    #expect(cursor.finish(now: Self.at(-50), elapsed: Self.passed(10.1)) == 0)
    #expect(cursor.next == Self.at(-45))
  }
}
