import ClusterObjects
import TestSupport
import Testing

@testable import SnapshotRecording

/// A day of recording with random answers, on a simulated clock.
@Suite struct RecordingSimulationTests {
  private static let hours = 24.0

  // MARK: Days

  /// Three clusters whose collections take from seconds to longer than an interval, fail, or hang
  /// until their deadline, over a store that is busy at times.
  private static func troubledDay(seed: Int) async throws -> (Simulation, [ScriptedCollector]) {
    var random = SeededGenerator(seed: seed)
    let busy = (0..<5000).map { _ in random.happens(0.05) }
    let simulation = Simulation(
      store: MemoryStore {
        $0.refusal = { busy[$0 % busy.count] ? RecordingFailure(.busy, "busy") : nil }
      }, rules: HousekeepingRules(policy: RetentionPolicy(keepDaily: .atMost(7))))
    let clock = simulation.clock
    let plan = RecordingPlan(
      schedule: try RecordingSchedule(every: "5m"), collectSecondsMax: 600)
    let collectors = ["a", "b", "c"].map { name in
      let days = (0..<500).map { _ in
        (
          seconds: random.happens(0.1)
            ? 200 + random.index(below: 700) : 1 + random.index(below: 60),
          fails: random.happens(0.2)
        )
      }
      return ScriptedCollector(name, clock: clock) { place async throws(RecordingFailure) in
        let day = days[place % days.count]
        do {
          try await clock.sleep(for: .seconds(day.seconds))
        } catch {
          throw RecordingFailure(.temporary, "cancelled")
        }
        if day.fails { throw RecordingFailure(.temporary, "connection refused") }
      }
    }
    for collector in collectors { simulation.record(collector, plan) }
    simulation.run(hours: hours)
    return (simulation, collectors)
  }

  /// One cluster that always answers soon, while the clock is set and the machine sleeps, hours
  /// apart from each other.
  private static func day(seed: Int, setsBack: Bool) async throws -> Simulation {
    var random = SeededGenerator(seed: seed)
    let simulation = Simulation()
    let clock = simulation.clock
    var minutes = 0
    for _ in 0..<12 {
      minutes += 40 + random.index(below: 80)
      let distance = Int64(random.index(below: 6 * 3_600_000))
      let kind = random.index(below: setsBack ? 3 : 2)
      simulation.interventions.append(
        (
          milliseconds: Int64(minutes) * 60_000 + Int64(random.index(below: 60_000)),
          change: { clock in
            switch kind {
            case 0: clock.set(by: distance)
            case 1: clock.suspend(milliseconds: distance)
            default: clock.set(by: -distance)
            }
          }
        ))
    }
    let seconds = (0..<500).map { _ in 1 + random.index(below: 60) }
    let collector = ScriptedCollector(clock: clock) { place async throws(RecordingFailure) in
      try? await clock.sleep(for: .seconds(seconds[place % seconds.count]))
    }
    simulation.record(
      collector, RecordingPlan(schedule: try RecordingSchedule(every: "5m")))
    simulation.run(hours: hours)
    return simulation
  }

  // MARK: What holds

  @Test(arguments: 0..<12)
  func everyTickIsAttemptedOrTold(seed: Int) async throws {
    let (simulation, collectors) = try await Self.troubledDay(seed: seed)
    for collector in collectors {
      #expect(collector.tally.current.atATime == 1, "seed \(seed)")
      let entries = simulation.events.entries(of: collector.name)
      try Self.expectWholeDay(entries, "seed \(seed), cluster \(collector.name)")
      let reasons = Set(
        entries.compactMap { entry in
          if case .skipped(let ticks) = entry.event { ticks.reason } else { nil }
        })
      #expect(reasons == [.overrun, .backoff], "seed \(seed)")
    }
    #expect(simulation.store.snapshots.count > 200, "seed \(seed)")
    let ends = await simulation.stop()
    #expect(ends.count == 3)
  }

  @Test func aSeedGivesTheSameDayAgain() async throws {
    var days: [[String]] = []
    for seed in [7, 7, 8] {
      let (simulation, _) = try await Self.troubledDay(seed: seed)
      days.append(simulation.events.entries.map { "\($0.now) \($0.cluster) \($0.event.words)" })
      _ = await simulation.stop()
    }
    #expect(days[0] == days[1])
    #expect(days[0] != days[2])
  }

  @Test(arguments: 0..<24)
  func aClockThatIsSetBringsNoBurstAndNoStall(seed: Int) async throws {
    let simulation = try await Self.day(seed: seed, setsBack: true)
    let starts = Self.starts(simulation.events.entries)
    #expect(starts.count > 200, "seed \(seed)")
    for (first, second) in zip(starts, starts.dropFirst()) {
      #expect(
        second.elapsed - first.elapsed >= .seconds(150),
        "seed \(seed): \(first.now) and \(second.now)")
      // An interval that was planned, and one more: while the machine was awake.
      #expect(
        second.awake - first.awake <= .seconds(660),
        "seed \(seed): \(first.now) and \(second.now)")
    }
    _ = await simulation.stop()
  }

  @Test(arguments: 40..<52)
  func aClockSetForwardOrASleepLeavesNoTickUntold(seed: Int) async throws {
    let simulation = try await Self.day(seed: seed, setsBack: false)
    try Self.expectWholeDay(simulation.events.entries, "seed \(seed)")
    _ = await simulation.stop()
  }

  // MARK: Checks

  private static func starts(_ entries: [EventLog.Entry]) -> [EventLog.Entry] {
    entries.filter { if case .started = $0.event { true } else { false } }
  }

  /// Each tick from the first planned one to the last is there, and once only.
  private static func expectWholeDay(_ entries: [EventLog.Entry], _ place: String) throws {
    let grid = try RecordingSchedule(every: "5m").ticks(of: entries[0].cluster)
    var ticks: [Instant] = []
    var plans: [Instant] = []
    for entry in entries {
      switch entry.event {
      case .scheduled(let next): plans.append(next)
      case .started(let tick?): ticks.append(tick)
      case .skipped(let skipped):
        ticks += (0..<skipped.count).map { grid.tick($0, after: skipped.first) }
      default: break
      }
    }
    let first = try #require(plans.first)
    let last = try #require(ticks.max())
    let all = (0...grid.count(from: first, to: last)).map { grid.tick($0, after: first) }
    #expect(ticks.sorted() == all, "\(place)")
    #expect(grid.next(after: last) == plans.last || plans.last == last, "\(place)")
  }
}
