import Dispatch

/// Runs what blocks where it blocks nobody: on a thread that no task needs.
enum ParsingThread {
  static func run<Answer: Sendable>(
    _ work: @escaping @Sendable () throws -> Answer
  ) async throws -> Answer {
    try await withCheckedThrowingContinuation { continuation in
      // A queue of its own: one that waits for the network must not hold others up.
      DispatchQueue(label: "netlapse.parsing").async {
        continuation.resume(with: Result { try work() })
      }
    }
  }
}
