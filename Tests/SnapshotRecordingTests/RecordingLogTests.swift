import ClusterObjects
import Logging
import Testing

@testable import SnapshotRecording

@Suite struct RecordingLogTests {
  /// Keeps lines as text.
  private struct Handler: LogHandler {
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.info
    let lines: Guarded<[String]>

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { metadata[key] }
      set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
      let all = metadata.merging(event.metadata ?? [:]) { $1 }
      let words = all.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
      lines.with { $0.append("\(event.level) \(event.message): " + words.joined(separator: " ")) }
    }
  }

  private static func lines(
    _ events: [RecordingEvent]
  ) async -> [String] {
    let lines = Guarded<[String]>([])
    let log = RecordingLog(Logger(label: "test") { _ in Handler(lines: lines) })
    for event in events { await log.observe(event, of: "prod") }
    return lines.current
  }

  @Test func aSnapshotIsOneLine() async throws {
    let collector = ScriptedCollector(clock: SimulatedClock(.earliest))
    let result = try MemoryStore().record(collector.snapshot(startedAt: .earliest))
    let recorded = RecordedSnapshot(
      result: result, gaps: 2, collectSeconds: 1.5, recordSeconds: 0.25)
    #expect(
      await Self.lines([
        .scheduled(next: .earliest), .started(tick: .earliest), .recorded(recorded),
      ]) == [
        "info snapshot recorded: bytesAdded=4096 changed=2 cluster=prod collectSeconds=1.5 "
          + "firstSeen=0 gaps=2 gone=0 new=0 objects=0 recordSeconds=0.25 snapshot=id:1"
      ])
  }

  @Test func aFailureIsToldWithWordsAndTheNextAttempt() async {
    let failure = RecordingFailure(
      .temporary, "connection\nrefused\u{1B}[2J", hint: "is it up?")
    let noon = Instant(rfc3339: "2026-11-22T12:00:00Z") ?? .earliest
    #expect(
      await Self.lines([
        .failed(failure, inRow: 3, next: noon),
        .skipped(SkippedTicks(first: noon, count: 3, reason: .backoff)),
        .skipped(SkippedTicks(first: noon, count: 1, reason: .overrun)),
        .failed(RecordingFailure(.permanent, "no such context"), inRow: 1, next: nil),
        .stopped(.failed(RecordingFailure(.permanent, "no such context"))),
      ]) == [
        "warning no snapshot: cluster=prod hint=is it up? inRow=3 kind=temporary "
          + "next=2026-11-22T12:00:00Z reason=connection refused\\u{1b}[2J",
        "info ticks are left out: cluster=prod from=2026-11-22T12:00:00Z reason=backoff ticks=3",
        "warning ticks are left out: cluster=prod from=2026-11-22T12:00:00Z reason=overrun ticks=1",
        "error no snapshot: cluster=prod inRow=1 kind=permanent reason=no such context",
        "error recording ended: cluster=prod reason=no such context",
      ])
  }

  @Test func housekeepingAndTheEndAreTold() async {
    let result = HousekeepingResult(droppedSnapshots: 2, bytesFreed: 10, storeBytes: 90)
    #expect(
      await Self.lines([
        .housekept(result), .housekeepingFailed(RecordingFailure(.busy, "busy")),
        .stopped(.stopped), .stopped(.brokenOff), .stopped(.abandoned),
      ]).map { $0.prefix { $0 != ":" } } == [
        "info the record was thinned", "warning the record was not thinned",
        "info recording stopped", "info recording stopped; a collection was broken off",
        "warning recording did not stop in time; what it was doing is not on record",
      ])
  }
}
