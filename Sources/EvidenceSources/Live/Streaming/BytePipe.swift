import Foundation

/// Bytes on their way from a task, which must not block, to a thread, which may.
///
/// It holds at most ``capacityBytes``, or one part where that is larger: who writes waits until
/// there is room. One task writes and one thread reads.
// All state is touched while `condition` is locked only.
final class BytePipe: JSONSource, @unchecked Sendable {
  /// Enough to keep the thread busy while the next part is on its way.
  static let capacityBytesDefault = 1 << 18

  /// What is held at most, when no part is larger.
  let capacityBytes: Int

  private let condition = NSCondition()
  private var parts: [[UInt8]] = []
  /// What of the first part has been read.
  private var consumedBytes = 0
  private var heldBytes = 0
  private var heldBytesPeak = 0
  private var isFinished = false
  private var isAbandoned = false
  private var failure: (any Error)?
  private var writer: CheckedContinuation<Void, Never>?
  /// What the writer that waits wants to hand over.
  private var writerBytes = 0

  init(capacityBytes: Int = BytePipe.capacityBytesDefault) { self.capacityBytes = capacityBytes }

  /// The most that was ever held.
  var peakBytes: Int { condition.withLock { heldBytesPeak } }

  // MARK: The task's side

  /// Hands over a part, once there is room for it.
  ///
  /// - Returns: false when nobody reads on.
  /// - Throws: `CancellationError`.
  func write(_ part: [UInt8]) async throws -> Bool {
    guard !part.isEmpty else { return condition.withLock { !isAbandoned } }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let mayGoOn = condition.withLock {
          if hasRoom(for: part.count) || isAbandoned || failure != nil { return true }
          writer = continuation
          writerBytes = part.count
          return false
        }
        if mayGoOn { continuation.resume() }
      }
    } onCancel: {
      fail(CancellationError())
    }
    try Task.checkCancellation()
    return condition.withLock {
      guard !isAbandoned, failure == nil else { return false }
      parts.append(part)
      heldBytes += part.count
      heldBytesPeak = max(heldBytesPeak, heldBytes)
      condition.signal()
      return true
    }
  }

  /// Nothing more will come.
  func finish() {
    condition.withLock {
      isFinished = true
      condition.signal()
    }
  }

  /// Nothing more will come, and what came is not all: reading throws `error` from now on.
  func fail(_ error: any Error) {
    let waiting = condition.withLock {
      if failure == nil { failure = error }
      condition.signal()
      defer { writer = nil }
      return writer
    }
    waiting?.resume()
  }

  /// Room is for a part that fits, and always for one when nothing else is held.
  private func hasRoom(for byteCount: Int) -> Bool {
    heldBytes == 0 || heldBytes + byteCount <= capacityBytes
  }

  // MARK: The thread's side

  /// Fills `space`, all of it unless the end comes first: whoever asks for much does not want to be
  /// woken for little.
  func read(into space: UnsafeMutableRawBufferPointer) throws -> Int {
    var filled = 0
    while filled < space.count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: space[filled...])
      let count = try readOnce(into: rest)
      if count == 0 { break }
      filled += count
    }
    return filled
  }

  /// Nobody reads on: what is held, and what is still written, is dropped.
  func abandon() {
    let waiting = condition.withLock {
      isAbandoned = true
      parts = []
      heldBytes = 0
      defer { writer = nil }
      return writer
    }
    waiting?.resume()
  }

  private func readOnce(into space: UnsafeMutableRawBufferPointer) throws -> Int {
    var waiting: CheckedContinuation<Void, Never>?
    let count = try condition.withLock {
      while parts.isEmpty, failure == nil, !isFinished { condition.wait() }
      if let failure { throw failure }
      guard let part = parts.first else { return 0 }
      let count = min(part.count - consumedBytes, space.count)
      space.copyBytes(from: part[consumedBytes..<consumedBytes + count])
      consumedBytes += count
      heldBytes -= count
      if consumedBytes == part.count {
        parts.removeFirst()
        consumedBytes = 0
      }
      // By half, so that the two do not take turns for every part.
      if heldBytes <= capacityBytes / 2, hasRoom(for: writerBytes) {
        waiting = writer
        writer = nil
      }
      return count
    }
    waiting?.resume()
    return count
  }

  func place(ofByte offset: Int) -> String { "byte \(offset)" }

  /// What was read is gone.
  var isSeekable: Bool { false }

  func seek(to offset: Int) throws {
    throw EvidenceError(.malformed, path: nil, "an answer cannot be read again")
  }
}
