import Foundation

/// A value that one thread at a time reads or writes.
// The lock is held whenever the value is touched.
final class Guarded<Value>: @unchecked Sendable {
  private let lock = NSLock()
  private var value: Value

  init(_ value: Value) { self.value = value }

  func with<Answer>(_ body: (inout Value) throws -> Answer) rethrows -> Answer {
    try lock.withLock { try body(&value) }
  }

  var current: Value { with { $0 } }
}
