import Foundation

/// Hands the parts of a body from the task that receives them to the thread that parses them. It
/// holds little: who is faster waits.
///
/// - Note: everything mutable is guarded by `condition`.
final class BodyPipe: JSONSource, @unchecked Sendable {
  /// Another part is only taken in below this.
  static let bytesMax = 1 << 20

  private let condition = NSCondition()
  private var parts: [[UInt8]] = []
  /// What of the first part has been read.
  private var offset = 0
  private var heldBytes = 0
  private var isFinished = false
  private var isAbandoned = false
  private var failure: (any Error)?
  private var writer: CheckedContinuation<Void, Never>?
  /// The most that was ever held.
  private(set) var heldBytesPeak = 0

  // MARK: The task's side

  /// Passes a part on, waiting for room first.
  ///
  /// - Returns: false when nobody reads any more.
  func write(_ part: [UInt8]) async -> Bool {
    await withCheckedContinuation { continuation in
      condition.withLock {
        if heldBytes < Self.bytesMax || isAbandoned {
          continuation.resume()
        } else {
          writer = continuation
        }
      }
    }
    return condition.withLock {
      guard !isAbandoned else { return false }
      parts.append(part)
      heldBytes += part.count
      heldBytesPeak = max(heldBytesPeak, heldBytes)
      condition.signal()
      return true
    }
  }

  /// Nothing follows: the body ended, or broke off with an error.
  func finish(_ error: (any Error)? = nil) {
    condition.withLock {
      isFinished = true
      failure = error
      condition.signal()
    }
  }

  // MARK: The thread's side

  func read(into space: UnsafeMutableRawBufferPointer) throws -> Int {
    condition.lock()
    defer { condition.unlock() }
    while parts.isEmpty && !isFinished { condition.wait() }
    guard let part = parts.first else {
      if let failure { throw failure }
      return 0
    }
    let count = min(space.count, part.count - offset)
    part.withUnsafeBytes { space.copyMemory(from: .init(rebasing: $0[offset..<offset + count])) }
    offset += count
    if offset == part.count {
      parts.removeFirst()
      offset = 0
      heldBytes -= part.count
      if heldBytes < Self.bytesMax { resumeWriter() }
    }
    return count
  }

  /// Nobody reads any more.
  func abandon() {
    condition.withLock {
      isAbandoned = true
      parts = []
      heldBytes = 0
      resumeWriter()
    }
  }

  private func resumeWriter() {
    writer?.resume()
    writer = nil
  }

  func place(ofByte offset: Int) -> String { "byte \(offset)" }

  var isSeekable: Bool { false }

  func seek(to offset: Int) throws { preconditionFailure("a pipe cannot be read twice") }
}
