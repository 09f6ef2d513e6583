import ClusterObjects
import Testing

@testable import SnapshotRecording

@Suite struct RecordingScheduleTests {
  @Test(arguments: [
    ("90s", 90, 9000), ("5m", 300, 30_000), ("1h", 3600, 60_000), ("1d", 86_400, 60_000),
  ])
  func aTextSaysHowOften(text: String, seconds: Int, jitterMilliseconds: Int64) throws {
    let schedule = try RecordingSchedule(every: text)
    #expect(schedule.intervalSeconds == seconds)
    #expect(schedule.jitterMilliseconds == jitterMilliseconds)
  }

  @Test func whatMakesNoScheduleIsRefused() {
    #expect(throws: RecordingScheduleError.noDuration("5 minutes")) {
      try RecordingSchedule(every: "5 minutes")
    }
    #expect(throws: RecordingScheduleError.intervalOutOfRange(seconds: 0)) {
      try RecordingSchedule(every: "0s")
    }
    #expect(throws: RecordingScheduleError.intervalOutOfRange(seconds: 32 * 86_400)) {
      try RecordingSchedule(every: "32d")
    }
    #expect(throws: RecordingScheduleError.jitterOutOfRange(seconds: 60, intervalSeconds: 60)) {
      try RecordingSchedule(every: "1m", jitter: "60s")
    }
    #expect(throws: RecordingScheduleError.noDuration("much")) {
      try RecordingSchedule(every: "1m", jitter: "much")
    }
  }

  @Test(arguments: [
    ("5m", "2026-11-22T12:01:00Z", "2026-11-22T12:05:00Z"),
    ("5m", "2026-11-22T12:05:00Z", "2026-11-22T12:10:00Z"),
    ("5m", "2026-11-22T12:04:59.999Z", "2026-11-22T12:05:00Z"),
    ("1h", "2026-11-22T12:01:00Z", "2026-11-22T13:00:00Z"),
    ("1d", "2026-11-22T12:01:00Z", "2026-11-23T00:00:00Z"),
    ("7s", "1969-12-31T23:59:52Z", "1969-12-31T23:59:53Z"),
  ])
  func ticksAreAlignedToTheEpoch(interval: String, now: String, next: String) throws {
    let grid = try RecordingSchedule(every: interval, jitter: "0s").ticks(of: "prod")
    let instant = Instant(rfc3339: now) ?? Instant(millisecondsSinceEpoch: -8000)
    #expect(
      grid.next(after: instant)
        == Instant(rfc3339: next) ?? Instant(millisecondsSinceEpoch: -7000))
  }

  /// `printf prod | sha256sum` begins with 6754af9632a2745e, and so on: another release must not
  /// move the ticks.
  @Test(arguments: [("prod", 209), ("staging", 5057)])
  func aClusterKeepsItsOffset(name: String, milliseconds: Int64) throws {
    let grid = try RecordingSchedule(every: "5m").ticks(of: name)
    #expect(grid.offsetMilliseconds == milliseconds)
    let noon = Instant(rfc3339: "2026-11-22T12:00:00Z") ?? .earliest
    #expect(grid.next(after: noon) == noon.adding(milliseconds: milliseconds))
  }

  @Test func aFleetIsSpread() throws {
    let schedule = try RecordingSchedule(every: "5m", jitter: "100s")
    let offsets = (0..<1000).map { schedule.ticks(of: "cluster-\($0)").offsetMilliseconds }
    #expect(offsets.allSatisfy { (0...100_000).contains($0) })
    let perTenth = Dictionary(grouping: offsets) { min($0 / 10_000, 9) }.mapValues(\.count)
    #expect(perTenth.count == 10)
    #expect(perTenth.values.allSatisfy { (60...140).contains($0) })
  }

  @Test(arguments: [
    (300, [0, 0, 1, 3, 7, 11, 11, 11]), (60, [0, 0, 1, 3, 7, 15, 31, 59]),
    (3600, [0, 0, 0]), (86_400, [0, 0, 0]), (1, [0, 0, 1, 3, 7, 15, 31, 63, 127]),
  ])
  func failuresLeaveTicksOut(intervalSeconds: Int, skipped: [Int]) {
    let backoff = TickBackoff(intervalSeconds: intervalSeconds, waitSecondsMax: 3600)
    #expect(skipped.indices.map { backoff.skippedTicks(afterFailures: $0) } == skipped)
    #expect(backoff.skippedTicks(afterFailures: .max) == backoff.skippedTicksMax)
  }
}
