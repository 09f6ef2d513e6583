import ClusterObjects

@testable import SnapshotRecording

/// Recorders, a store and a clock on one thread.
final class Simulation {
  let clock: SimulatedClock
  let queue = SimulationQueue()
  let store: MemoryStore
  let events = EventLog()
  let liveness = RecorderLiveness()
  let writer: StoreWriter
  private var tasks: [Task<RecorderEnd, Never>] = []
  /// What happens to the clock, by when in awake time.
  var interventions: [(milliseconds: Int64, change: (SimulatedClock) -> Void)] = []

  init(
    start: String = "2026-11-22T12:01:00Z", store: MemoryStore = MemoryStore(),
    rules: HousekeepingRules = HousekeepingRules()
  ) {
    clock = SimulatedClock(Instant(rfc3339: start) ?? .earliest)
    self.store = store
    writer = StoreWriter(
      store: store, rules: rules, clock: clock, queue: SimulationQueue.ForActor(queue))
    let clock = clock
    events.clock.with { $0 = clock }
  }

  func record(_ collector: any SnapshotCollector, _ plan: RecordingPlan) {
    let recorder = ClusterRecorder(
      collector, plan: plan, writer: writer, clock: clock,
      audience: RecordingAudience(observers: [events]), liveness: liveness)
    tasks.append(Task(executorPreference: queue) { await recorder.run() })
  }

  /// Lets time go on until nothing happens any more before that much has passed.
  func run(hours: Double) {
    let end = clock.awake.milliseconds + Int64(hours * 3_600_000)
    while true {
      queue.drain()
      let now = clock.awake.milliseconds
      let intervention = interventions.first.map { max(0, $0.milliseconds - now) }
      guard let step = [clock.milliseconds, intervention].compactMap(\.self).min(),
        now + step <= end
      else { break }
      if step == intervention {
        clock.advance(milliseconds: step)
        interventions.removeFirst().change(clock)
      } else {
        clock.advance(milliseconds: step)
      }
    }
    clock.advance(milliseconds: end - clock.awake.milliseconds)
    queue.drain()
  }

  /// Stops everything.
  func stop() async -> [RecorderEnd] {
    for task in tasks { task.cancel() }
    queue.drain()
    var ends: [RecorderEnd] = []
    for task in tasks { ends.append(await task.value) }
    return ends
  }
}
