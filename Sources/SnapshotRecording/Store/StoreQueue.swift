import Dispatch

/// A thread for calls that block: on the threads that tasks share, a long one would keep everything
/// else from going on, the watchdog too.
final class StoreQueue: SerialExecutor {
  private let queue = DispatchQueue(label: "netlapse.store")

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
  }
}
