import ClusterObjects
import Foundation
import Logging
import ServiceLifecycle
import Testing

@testable import SnapshotRecording

@Suite(.timeLimit(.minutes(2))) struct RecordingServiceTests {
  private struct Bench {
    let clock = SimulatedClock(Instant(rfc3339: "2026-11-22T12:01:00Z") ?? .earliest)
    let waiter = EventWaiter()
    let store: MemoryStore
    let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    init(store: MemoryStore = MemoryStore()) { self.store = store }

    func service(
      _ collectors: [ScriptedCollector], systemd: SystemdEnvironment? = nil
    ) throws -> RecordingService {
      RecordingService(
        collectors,
        plan: RecordingPlan(schedule: try RecordingSchedule(every: "5m", jitter: "0s")),
        writer: StoreWriter(store: store, rules: HousekeepingRules(), clock: clock),
        logger: logger, clock: clock, observers: [waiter], systemd: systemd)
    }

    func group(
      _ collectors: [ScriptedCollector], systemd: SystemdEnvironment? = nil
    ) throws -> ServiceGroup {
      ServiceGroup(services: [try service(collectors, systemd: systemd)], logger: logger)
    }

    /// Goes on to the next tick once somebody waits for it: who plans says so before waiting.
    func tick(sleepers: Int = 1) async {
      while clock.sleeperCount < sleepers { await Task.yield() }
      clock.advance(milliseconds: 300_000)
    }
  }

  @Test func aShutdownWhileNothingIsCollectedEndsAtOnce() async throws {
    let bench = Bench()
    let group = try bench.group([
      ScriptedCollector("a", clock: bench.clock), ScriptedCollector("b", clock: bench.clock),
    ])
    let run = Task { try await group.run() }
    await bench.waiter.wait(for: "a scheduled")
    await bench.waiter.wait(for: "b scheduled")
    await group.triggerGracefulShutdown()
    try await run.value
    #expect(
      await bench.waiter.words.sorted() == [
        "a scheduled 12:05:00", "a stopped stopped", "b scheduled 12:05:00", "b stopped stopped",
      ])
  }

  @Test func aShutdownBreaksOffACollection() async throws {
    let bench = Bench()
    let clock = bench.clock
    let group = try bench.group([
      ScriptedCollector("a", clock: clock) { _ async throws(RecordingFailure) in
        try? await clock.sleep(for: .seconds(250))
      }
    ])
    let run = Task { try await group.run() }
    await bench.tick()
    await bench.waiter.wait(for: "a started")
    await group.triggerGracefulShutdown()
    try await run.value
    #expect(await bench.waiter.words.last == "a stopped brokenOff")
    #expect(bench.store.snapshots.isEmpty)
  }

  @Test func aShutdownFinishesWhatIsBeingRecorded() async throws {
    let writing = DispatchSemaphore(value: 0)
    let goOn = DispatchSemaphore(value: 0)
    let bench = Bench(
      store: MemoryStore(during: {
        writing.signal()
        goOn.wait()
      }))
    let listener = try SystemdSocket()
    let systemd = SystemdEnvironment(
      environment: ["NOTIFY_SOCKET": listener.address], processID: 1)
    let group = try bench.group(
      [ScriptedCollector("a", clock: bench.clock)], systemd: systemd)
    let run = Task { try await group.run() }
    await bench.tick()
    await withCheckedContinuation { continuation in
      DispatchQueue.global().async {
        writing.wait()
        continuation.resume()
      }
    }
    await group.triggerGracefulShutdown()
    // Said when the recorders have been told.
    while !listener.received().contains(where: { $0.hasPrefix("STOPPING=1") }) {
      await Task.yield()
    }
    #expect(bench.store.snapshots.isEmpty)
    goOn.signal()
    try await run.value
    #expect(bench.store.snapshots.count == 1)
    #expect(await bench.waiter.words.suffix(2) == ["a recorded 1", "a stopped stopped"])
  }

  @Test func whatDoesNotStopIsGivenUp() async throws {
    let bench = Bench()
    let (stuck, release) = (Gate(2), Gate(2))
    let service = try bench.service([
      ScriptedCollector("a", clock: bench.clock) { _ async throws(RecordingFailure) in
        await stuck.pass()
        await release.pass()
      },
      ScriptedCollector("b", clock: bench.clock),
    ])
    let run = Task { await service.runToEnd() }
    await bench.tick(sleepers: 2)
    await stuck.pass()
    await bench.waiter.wait(for: "b recorded 1")
    run.cancel()
    await bench.waiter.wait(for: "b stopped stopped")
    await bench.tick()
    let end = await run.value
    #expect(end.abandoned == ["a"])
    #expect(end.failure == nil)
    #expect(await bench.waiter.words.contains("a stopped abandoned"))
    await release.pass()
  }

  @Test func whenEveryClusterFailsForGoodTheServiceDoes() async throws {
    let bench = Bench()
    let group = try bench.group(
      ["a", "b"].map { name in
        ScriptedCollector(name, clock: bench.clock) { _ async throws(RecordingFailure) in
          throw RecordingFailure(.permanent, "no context \"\(name)\"")
        }
      })
    let run = Task { try await group.run() }
    await bench.tick(sleepers: 2)
    let failure = await #expect(throws: RecordingFailure.self) { try await run.value }
    #expect(failure?.message == "no context \"a\"")
  }

  @Test func whereOneIsLeftTheServiceGoesOn() async throws {
    let bench = Bench()
    let service = try bench.service([
      ScriptedCollector("a", clock: bench.clock) { _ async throws(RecordingFailure) in
        throw RecordingFailure(.permanent, "no context \"a\"")
      },
      ScriptedCollector("b", clock: bench.clock),
    ])
    let run = Task { await service.runToEnd() }
    await bench.tick(sleepers: 2)
    await bench.waiter.wait(for: "a stopped failed")
    await bench.waiter.wait(for: "b recorded 1")
    await bench.waiter.wait(for: "b scheduled 12:10:00")
    await bench.tick()
    await bench.waiter.wait(for: "b recorded 2")
    run.cancel()
    let end = await run.value
    #expect(end.failure == nil)
    #expect(end.clusters.map(\.cluster) == ["a", "b"])
  }

  @Test func theMachinesClockDrivesIt() async throws {
    let waiter = EventWaiter()
    let store = MemoryStore()
    let clock = SystemClock()
    let service = RecordingService(
      [ScriptedCollector("a", clock: clock)],
      plan: RecordingPlan(schedule: try RecordingSchedule(every: "1s", jitter: "0s")),
      writer: StoreWriter(store: store, rules: HousekeepingRules()),
      logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, observers: [waiter])
    let run = Task { await service.runToEnd() }
    await waiter.wait(for: "a recorded 2")
    run.cancel()
    #expect(await run.value.clusters.count == 1)
    let starts = store.snapshots.map(\.startedAt.millisecondsSinceEpoch)
    #expect(starts[1] / 1000 > starts[0] / 1000)
  }

  @Test func withoutClustersThereIsNothingToWaitFor() async throws {
    let end = await (try Bench().service([])).runToEnd()
    #expect(end.clusters.isEmpty)
    #expect(end.failure == nil)
  }
}
