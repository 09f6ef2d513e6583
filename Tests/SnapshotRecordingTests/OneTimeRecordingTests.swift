import ClusterObjects
import Foundation
import Testing

@testable import SnapshotRecording

@Suite(.timeLimit(.minutes(2))) struct OneTimeRecordingTests {
  @Test func eachClusterIsRecordedOnceAndAllAtATime() async {
    let clock = SimulatedClock(.earliest)
    let store = MemoryStore()
    let log = EventLog()
    let gate = Gate(3)
    let collectors = ["a", "b", "c"].map { name in
      ScriptedCollector(name, clock: clock) { _ async throws(RecordingFailure) in
        // None goes on before all have begun.
        await gate.pass()
        if name == "b" { throw RecordingFailure(.temporary, "connection refused") }
      }
    }
    let outcomes = await OneTimeRecording(
      collectors, writer: StoreWriter(store: store, rules: HousekeepingRules(), clock: clock),
      clock: clock, observers: [log]
    ).run()
    #expect(outcomes.map(\.cluster) == ["a", "b", "c"])
    #expect(
      outcomes.map { outcome in
        switch outcome.result {
        case .success(let recorded): recorded.result.snapshot.clusterName ?? ""
        case .failure(let failure): failure.message
        }
      } == ["a", "connection refused", "c"])
    #expect(Set(store.snapshots.compactMap(\.clusterName)) == ["a", "c"])
    #expect(
      log.entries(of: "b").map(\.event.words) == [
        "started once", "failed temporary 1 next never",
      ])
  }

  @Test func theStoreIsAskedByOneAtATime() async {
    let running = Guarded((now: 0, most: 0))
    let store = MemoryStore(during: {
      running.with { running in
        running.now += 1
        running.most = max(running.most, running.now)
      }
      Thread.sleep(forTimeInterval: 0.002)
      running.with { $0.now -= 1 }
    })
    let clock = SimulatedClock(.earliest)
    let gate = Gate(8)
    let collectors = (0..<8).map { number in
      ScriptedCollector("c\(number)", clock: clock) { _ in await gate.pass() }
    }
    let outcomes = await OneTimeRecording(
      collectors, writer: StoreWriter(store: store, rules: HousekeepingRules(), clock: clock),
      clock: clock
    ).run()
    #expect(outcomes.count == 8)
    #expect(store.snapshots.count == 8)
    #expect(running.current.most == 1)
  }

  @Test func cancellingBreaksItOff() async {
    let clock = SimulatedClock(.earliest)
    let store = MemoryStore()
    let begun = Gate(2)
    let collector = ScriptedCollector(clock: clock) { _ async throws(RecordingFailure) in
      await begun.pass()
      try? await clock.sleep(for: .seconds(60))
    }
    let recording = OneTimeRecording(
      [collector], writer: StoreWriter(store: store, rules: HousekeepingRules(), clock: clock),
      clock: clock)
    let task = Task { await recording.run() }
    await begun.pass()
    task.cancel()
    let outcomes = await task.value
    guard case .failure(let failure) = outcomes[0].result else {
      Issue.record("recorded")
      return
    }
    #expect(failure.kind == .interrupted)
    #expect(store.snapshots.isEmpty)
  }
}
