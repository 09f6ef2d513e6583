import ClusterObjects
import Testing

@testable import SnapshotRecording

@Suite struct ClusterRecorderTests {
  private static func plan(
    _ every: String = "5m", collectSecondsMax: Int? = nil
  ) throws -> RecordingPlan {
    RecordingPlan(
      schedule: try RecordingSchedule(every: every, jitter: "0s"),
      collectSecondsMax: collectSecondsMax)
  }

  private static func wait(
    _ seconds: Int, _ clock: any RecordingClock
  ) async throws(RecordingFailure) {
    do {
      try await clock.sleep(for: .seconds(seconds))
    } catch {
      throw RecordingFailure(.temporary, "the requests were cancelled")
    }
  }

  @Test func aClusterIsRecordedAtItsTicks() async throws {
    let simulation = Simulation()
    simulation.record(ScriptedCollector(clock: simulation.clock), try Self.plan())
    simulation.run(hours: 0.2)
    #expect(
      simulation.events.words == [
        "scheduled 12:05:00", "started 12:05:00", "recorded 1",
        "scheduled 12:10:00", "started 12:10:00", "recorded 2",
        "scheduled 12:15:00",
      ])
    let ends = await simulation.stop()
    guard case .stopped = ends[0] else {
      Issue.record("ended \(ends)")
      return
    }
    #expect(simulation.events.words.last == "stopped stopped")
    #expect(simulation.store.snapshots.map(\.startedAt.timeOfDay) == ["12:05:00", "12:10:00"])
  }

  @Test func aCollectionThatRunsPastTicksMakesThemMissed() async throws {
    let simulation = Simulation()
    let clock = simulation.clock
    let collector = ScriptedCollector(clock: clock) { place async throws(RecordingFailure) in
      try await Self.wait(place == 0 ? 700 : 1, clock)
    }
    simulation.record(collector, try Self.plan(collectSecondsMax: 900))
    simulation.run(hours: 0.35)
    #expect(
      simulation.events.wordsBesidesPlans == [
        "started 12:05:00", "recorded 1", "skipped 2 from 12:10:00 overrun",
        "started 12:20:00", "recorded 2",
      ])
    #expect(collector.tally.current.atATime == 1)
    _ = await simulation.stop()
  }

  @Test func aCollectionIsBrokenOffAtItsDeadline() async throws {
    let simulation = Simulation()
    let clock = simulation.clock
    let collector = ScriptedCollector(clock: clock) { place async throws(RecordingFailure) in
      try await Self.wait(place == 0 ? 10_000 : 1, clock)
    }
    simulation.record(collector, try Self.plan(collectSecondsMax: 60))
    simulation.run(hours: 0.2)
    #expect(
      simulation.events.wordsBesidesPlans == [
        "started 12:05:00", "failed temporary 1 next 12:10:00",
        "started 12:10:00", "recorded 1",
      ])
    let failure = simulation.events.entries.compactMap { entry in
      if case .failed(let failure, _, _) = entry.event { failure } else { nil }
    }.first
    #expect(failure?.message == "collecting took longer than 60.0 s and was broken off")
    #expect(simulation.store.snapshots.count == 1)
    _ = await simulation.stop()
  }

  @Test func whatABrokenOffCollectionAnswersIsNotRecorded() async throws {
    let simulation = Simulation()
    let clock = simulation.clock
    let collector = ScriptedCollector(clock: clock) { _ async throws(RecordingFailure) in
      // Takes no notice of being cancelled but for ending early.
      try? await clock.sleep(for: .seconds(10_000))
    }
    simulation.record(collector, try Self.plan(collectSecondsMax: 60))
    simulation.run(hours: 0.1)
    #expect(simulation.events.words.contains("failed temporary 1 next 12:10:00"))
    #expect(simulation.store.snapshots.isEmpty)
    _ = await simulation.stop()
  }

  @Test func failuresLeaveTicksOutUntilASuccess() async throws {
    let simulation = Simulation()
    let collector = ScriptedCollector(clock: simulation.clock) {
      place async throws(RecordingFailure) in
      if place < 3 || place == 4 { throw RecordingFailure(.temporary, "connection refused") }
    }
    simulation.record(collector, try Self.plan())
    simulation.run(hours: 0.75)
    #expect(
      simulation.events.wordsBesidesPlans == [
        "started 12:05:00", "failed temporary 1 next 12:10:00",
        "started 12:10:00", "failed temporary 2 next 12:20:00",
        "skipped 1 from 12:15:00 backoff",
        "started 12:20:00", "failed temporary 3 next 12:40:00",
        "skipped 3 from 12:25:00 backoff",
        "started 12:40:00", "recorded 1",
        "started 12:45:00", "failed temporary 1 next 12:50:00",
      ])
    _ = await simulation.stop()
  }

  @Test func aPermanentFailureEndsOnlyItsOwnRecorder() async throws {
    let simulation = Simulation()
    let wrong = ScriptedCollector("a", clock: simulation.clock) {
      _ async throws(RecordingFailure) in
      throw RecordingFailure(.permanent, "no context \"a\"")
    }
    simulation.record(wrong, try Self.plan())
    simulation.record(ScriptedCollector("b", clock: simulation.clock), try Self.plan())
    simulation.run(hours: 1)
    #expect(
      simulation.events.entries(of: "a").map(\.event.words) == [
        "scheduled 12:05:00", "started 12:05:00", "failed permanent 1 next never",
        "stopped failed",
      ])
    #expect(simulation.store.snapshots.count == 12)
    _ = await simulation.stop()
  }

  @Test func aBusyStoreIsTriedAgainWithinTheTick() async throws {
    let simulation = Simulation(
      store: MemoryStore { $0.refusal = { $0 < 3 ? RecordingFailure(.busy, "busy") : nil } })
    simulation.record(ScriptedCollector(clock: simulation.clock), try Self.plan())
    simulation.run(hours: 0.1)
    #expect(simulation.events.wordsBesidesPlans == ["started 12:05:00", "recorded 1"])
    // 1 + 2 + 4 s.
    let recorded = simulation.events.entries.first { $0.event.words == "recorded 1" }
    #expect(recorded?.now.timeOfDay == "12:05:07")
    #expect(simulation.store.state.current.attempts == 4)
    _ = await simulation.stop()
  }

  @Test func aStoreThatStaysBusyDoesNotMakeTheClusterWait() async throws {
    let simulation = Simulation(
      store: MemoryStore { $0.refusal = { _ in RecordingFailure(.busy, "busy") } })
    simulation.record(ScriptedCollector(clock: simulation.clock), try Self.plan())
    simulation.run(hours: 0.5)
    let failed = simulation.events.words.filter { $0.hasPrefix("failed") }
    #expect(failed.count == 5)
    #expect(failed.allSatisfy { $0.hasPrefix("failed busy") })
    #expect(!simulation.events.words.contains { $0.hasPrefix("skipped") })
    _ = await simulation.stop()
  }

  @Test func onAFullDiskNoClusterIsAsked() async throws {
    let simulation = Simulation(
      store: MemoryStore { $0.space = StoreSpace(storeBytes: 1000, freeBytes: 1000) })
    let collector = ScriptedCollector(clock: simulation.clock)
    simulation.record(collector, try Self.plan())
    simulation.run(hours: 0.2)
    #expect(
      simulation.events.wordsBesidesPlans == [
        "failed noRoom 1 next 12:10:00", "failed noRoom 2 next 12:15:00",
      ])
    #expect(collector.tally.current.begun == 0)
    simulation.store.state.with { $0.space = StoreSpace(storeBytes: 1000, freeBytes: 1 << 30) }
    simulation.run(hours: 0.1)
    #expect(simulation.events.words.contains("recorded 1"))
    _ = await simulation.stop()
  }

  @Test func housekeepingFollowsTheSnapshotAndIsNotItsFailure() async throws {
    let simulation = Simulation(
      store: MemoryStore { state in
        state.thinning = { _, _ throws(RecordingFailure) in
          throw RecordingFailure(.temporary, "damaged")
        }
      }, rules: HousekeepingRules(policy: RetentionPolicy(keepDaily: .atMost(7))))
    simulation.record(ScriptedCollector(clock: simulation.clock), try Self.plan())
    simulation.run(hours: 0.1)
    #expect(
      simulation.events.words == [
        "scheduled 12:05:00", "started 12:05:00", "recorded 1", "not housekept temporary",
        "scheduled 12:10:00",
      ])
    _ = await simulation.stop()
  }

  @Test func stoppingBreaksOffACollection() async throws {
    let simulation = Simulation()
    let clock = simulation.clock
    let collector = ScriptedCollector(clock: clock) { _ async throws(RecordingFailure) in
      try await Self.wait(100, clock)
    }
    simulation.record(collector, try Self.plan())
    simulation.run(hours: 0.07)
    #expect(collector.tally.current.running == 1)
    let ends = await simulation.stop()
    guard case .brokenOff = ends[0] else {
      Issue.record("ended \(ends)")
      return
    }
    #expect(simulation.store.snapshots.isEmpty)
    #expect(simulation.events.wordsBesidesPlans == ["started 12:05:00", "stopped brokenOff"])
  }

  @Test func gapsAreCounted() async throws {
    let simulation = Simulation()
    simulation.record(ScriptedCollector(clock: simulation.clock), try Self.plan())
    simulation.run(hours: 0.1)
    let gaps = simulation.events.entries.compactMap { entry in
      if case .recorded(let recorded) = entry.event { recorded.gaps } else { nil }
    }
    #expect(gaps == [2])
    _ = await simulation.stop()
  }
}
