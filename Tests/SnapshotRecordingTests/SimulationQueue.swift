/// Runs tasks on the thread of the test, one job after the other: so a simulation goes the same way
/// each time, and knows when everything waits.
final class SimulationQueue: TaskExecutor {
  /// The same queue for an actor that has an executor of its own.
  final class ForActor: SerialExecutor {
    private let queue: SimulationQueue

    init(_ queue: SimulationQueue) { self.queue = queue }

    func enqueue(_ job: consuming ExecutorJob) {
      let job = UnownedJob(job)
      queue.append { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }
  }

  private let jobs = Guarded<[@Sendable () -> Void]>([])

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    append { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }

  private func append(_ job: @escaping @Sendable () -> Void) { jobs.with { $0.append(job) } }

  /// Runs until everything waits.
  func drain() {
    while true {
      let round = jobs.with { jobs in
        defer { jobs = [] }
        return jobs
      }
      if round.isEmpty { return }
      for job in round { job() }
    }
  }
}
