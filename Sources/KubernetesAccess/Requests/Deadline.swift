import EvidenceSources

/// Bounds how long something may take.
enum Deadline {
  /// A year: clocks overflow beyond.
  private static let secondsMax = 366.0 * 86_400

  private enum Outcome<Value: Sendable>: Sendable {
    case value(Value)
    case expired
  }

  /// Runs `operation`, and cancels it when it takes longer than that. It has ended when this
  /// returns.
  ///
  /// - Throws: `expired` after that time, `CancellationError`, and what `operation` throws.
  static func run<Value: Sendable>(
    seconds: Double, expired: AccessError, _ operation: @escaping @Sendable () async throws -> Value
  ) async throws -> Value {
    let seconds = min(max(seconds.isNaN ? 0 : seconds, 0), secondsMax)
    return try await withThrowingTaskGroup(of: Outcome<Value>.self) { group in
      defer { group.cancelAll() }
      group.addTask { .value(try await operation()) }
      group.addTask {
        try await Task.sleep(for: .seconds(seconds))
        return .expired
      }
      switch try await group.next() {
      case .value(let value): return value
      case .expired: throw expired
      case nil: throw CancellationError()
      }
    }
  }
}
