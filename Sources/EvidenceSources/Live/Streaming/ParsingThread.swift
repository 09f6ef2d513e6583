import Foundation

/// Runs what blocks on a thread of its own, away from the few that run all tasks.
enum ParsingThread {
  /// As much as a main thread has: a document may be nested deeply.
  private static let stackBytes = 8 << 20

  /// Runs `body` and waits for it without blocking. A task that is cancelled waits too: `body` has
  /// to be told by other means.
  ///
  /// - Throws: what `body` throws.
  static func run<Value: Sendable>(
    _ body: @escaping @Sendable () throws -> Value
  ) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      let thread = Thread { continuation.resume(with: Result { try body() }) }
      thread.stackSize = stackBytes
      thread.name = "netlapse parsing"
      thread.start()
    }
  }
}
