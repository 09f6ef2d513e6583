import ClusterObjects
import Logging
import Testing

@testable import SnapshotRecording

@Suite(.timeLimit(.minutes(2))) struct SystemdTests {
  private static let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

  // MARK: The environment

  @Test func withoutASocketThereIsNobodyToTell() {
    #expect(
      SystemdEnvironment(environment: ["WATCHDOG_USEC": "1000000"], processID: 1) == nil)
    for address in [
      "", "/", "@", "relative/path", "vsock:2:1234", "/" + String(repeating: "a", count: 107),
    ] {
      #expect(
        SystemdEnvironment(environment: ["NOTIFY_SOCKET": address], processID: 1) == nil,
        "\(address)")
    }
  }

  @Test(arguments: [
    (["WATCHDOG_USEC": "30000000", "WATCHDOG_PID": "42"], Duration.seconds(30)),
    (["WATCHDOG_USEC": "30000000"], Duration.seconds(30)),
    (["WATCHDOG_USEC": "30000000", "WATCHDOG_PID": "41"], nil),
    (["WATCHDOG_USEC": "0"], nil),
    (["WATCHDOG_USEC": "soon"], nil),
    ([:], nil),
  ])
  func theWatchdogIsForTheProcessThatItNames(
    environment: [String: String], period: Duration?
  ) throws {
    let environment = environment.merging(["NOTIFY_SOCKET": "/run/notify"]) { $1 }
    let systemd = try #require(SystemdEnvironment(environment: environment, processID: 42))
    #expect(systemd.watchdogPeriod == period)
    #expect(systemd.socket.address == "/run/notify")
  }

  // MARK: The socket

  @Test(arguments: [false, true])
  func messagesArriveWhole(isAbstract: Bool) throws {
    let listener = try SystemdSocket(isAbstract: isAbstract)
    let socket = try #require(NotifySocket(address: listener.address))
    try socket.send(["READY=1", "STATUS=two\nlines\r\nREADY=0"])
    try socket.send(["WATCHDOG=1"])
    #expect(listener.received() == ["READY=1\nSTATUS=two lines READY=0", "WATCHDOG=1"])
  }

  @Test func whereNobodyListensTheErrorSaysSo() throws {
    let socket = try #require(NotifySocket(address: "/nonexistent/notify"))
    let error = #expect(throws: NotifySocketError.self) { try socket.send(["READY=1"]) }
    #expect(error?.description == "NOTIFY_SOCKET /nonexistent/notify: No such file or directory")
  }

  // MARK: What is told

  @Test func readyIsWhenEveryClusterIsPlanned() async throws {
    let listener = try SystemdSocket()
    let socket = try #require(NotifySocket(address: listener.address))
    let reporter = SystemdReporter(socket, clusters: ["a", "b"], logger: Self.logger)
    let noon = try #require(Instant(rfc3339: "2026-11-22T12:00:00Z"))
    await reporter.observe(.scheduled(next: noon), of: "a")
    #expect(listener.received() == [])
    await reporter.observe(.scheduled(next: noon), of: "b")
    #expect(listener.received() == ["READY=1\nSTATUS=recording 2 clusters"])
    await reporter.observe(.scheduled(next: noon), of: "b")
    #expect(listener.received() == [])
    let failure = RecordingFailure(.temporary, "refused\u{1B}[31m\nREADY=0")
    await reporter.observe(.failed(failure, inRow: 1, next: noon), of: "b")
    #expect(
      listener.received() == [
        "STATUS=recording 2 clusters; 1 failing: b (refused\\u{1b}[31m READY=0)"
      ])
    await reporter.stopping(secondsMax: 30)
    #expect(
      listener.received() == [
        "STOPPING=1\nEXTEND_TIMEOUT_USEC=40000000\n"
          + "STATUS=stopping: recording 2 clusters; 1 failing: b (refused\\u{1b}[31m READY=0)"
      ])
  }

  @Test func aServiceReportsItsWholeLife() async throws {
    let listener = try SystemdSocket()
    let systemd = try #require(
      SystemdEnvironment(environment: ["NOTIFY_SOCKET": listener.address], processID: 1))
    let clock = SimulatedClock(try #require(Instant(rfc3339: "2026-11-22T12:01:00Z")))
    let waiter = EventWaiter()
    let service = RecordingService(
      [ScriptedCollector("prod", clock: clock)],
      plan: RecordingPlan(schedule: try RecordingSchedule(every: "5m", jitter: "0s")),
      writer: StoreWriter(store: MemoryStore(), rules: HousekeepingRules(), clock: clock),
      logger: Self.logger, clock: clock, observers: [waiter], systemd: systemd)
    let run = Task { await service.runToEnd() }
    while clock.sleeperCount == 0 { await Task.yield() }
    clock.advance(milliseconds: 300_000)
    await waiter.wait(for: "prod scheduled 12:10:00")
    run.cancel()
    _ = await run.value
    let messages = listener.received()
    #expect(
      messages.prefix(2) == [
        "READY=1\nSTATUS=recording 1 cluster",
        "STATUS=recording 1 cluster; latest id:1 of prod at 2026-11-22T12:06:00Z",
      ])
    #expect(
      messages.contains { $0.hasPrefix("STOPPING=1\nEXTEND_TIMEOUT_USEC=40000000\nSTATUS=stop") })
  }

  // MARK: The watchdog

  private static func pings(
    _ simulation: Simulation, hours: Double, period: Duration
  ) async -> [Instant] {
    let pings = Guarded<[Instant]>([])
    let clock = simulation.clock
    let watchdog = SystemdWatchdog(
      period: period, liveness: simulation.liveness, clock: clock, logger: logger)
    let task = Task(executorPreference: simulation.queue) {
      await watchdog.run { pings.with { $0.append(clock.now) } }
    }
    simulation.run(hours: hours)
    task.cancel()
    simulation.queue.drain()
    await task.value
    return pings.current
  }

  private static func plan() throws -> RecordingPlan {
    RecordingPlan(
      schedule: try RecordingSchedule(every: "5m", jitter: "0s"), collectSecondsMax: 60)
  }

  @Test func theWatchdogIsToldTwiceInEachPeriodWhileRecordingGoesOn() async throws {
    let simulation = Simulation()
    let clock = simulation.clock
    let collector = ScriptedCollector(clock: clock) { place async throws(RecordingFailure) in
      try? await clock.sleep(for: .seconds(50))
      if place % 2 == 0 { throw RecordingFailure(.temporary, "refused") }
    }
    simulation.record(collector, try Self.plan())
    let pings = await Self.pings(simulation, hours: 2, period: .seconds(60))
    #expect(pings.count == 241)
    #expect(zip(pings, pings.dropFirst()).allSatisfy { $1.milliseconds(since: $0) == 30_000 })
    _ = await simulation.stop()
  }

  @Test func aSleepOfTheMachineIsNoHang() async throws {
    let simulation = Simulation()
    simulation.record(ScriptedCollector(clock: simulation.clock), try Self.plan())
    simulation.interventions = [
      (milliseconds: 600_000, change: { $0.suspend(milliseconds: 8 * 3_600_000) }),
      (milliseconds: 1_500_000, change: { $0.set(by: -7 * 3_600_000) }),
    ]
    let pings = await Self.pings(simulation, hours: 2, period: .seconds(60))
    #expect(pings.count == 241)
    _ = await simulation.stop()
  }

  @Test func aRecorderThatHangsEndsThePings() async throws {
    let simulation = Simulation()
    let gate = Gate(2)
    let stuck = ScriptedCollector("a", clock: simulation.clock) { _ async in await gate.pass() }
    simulation.record(stuck, try Self.plan())
    simulation.record(ScriptedCollector("b", clock: simulation.clock), try Self.plan())
    let pings = await Self.pings(simulation, hours: 2, period: .seconds(60))
    // It began at 12:05, and had a minute to answer and one to end.
    #expect(pings.last?.timeOfDay == "12:07:00")
    #expect(await simulation.liveness.hanging(at: simulation.clock.awake) == ["a"])
    #expect(simulation.store.snapshots.count == 24)
    let task = Task(executorPreference: simulation.queue) { await gate.pass() }
    simulation.queue.drain()
    await task.value
    _ = await simulation.stop()
  }
}
