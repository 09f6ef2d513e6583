import AsyncHTTPClient
import EvidenceSources
import NIOCore

/// The body of an answer, taken off the network as it is asked for.
actor DirectBody {
  private var iterator: HTTPClientResponse.Body.AsyncIterator
  private let failures: DirectFailures
  private var bytesLeft: Int
  /// Whether the last part was handed out.
  private(set) var isAtEnd = false

  init(_ response: HTTPClientResponse, _ failures: DirectFailures) {
    iterator = response.body.makeAsyncIterator()
    self.failures = failures
    bytesLeft = failures.limits.bodyBytesMax
  }

  /// The next part, not empty; nil at the end.
  ///
  /// - Throws: ``AccessError``, `CancellationError`.
  func next() async throws -> [UInt8]? {
    while let buffer = try await part() {
      bytesLeft -= buffer.readableBytes
      guard bytesLeft >= 0 else { throw failures.tooLong }
      if buffer.readableBytes > 0 { return Array(buffer.readableBytesView) }
    }
    isAtEnd = true
    return nil
  }

  /// Its beginning; all of it where it is short, so that the connection serves the next request.
  func beginning(bytesMax: Int) async throws -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < bytesMax, let part = try await next() { bytes += part }
    return bytes
  }

  private func part() async throws -> ByteBuffer? {
    var current = iterator
    let buffer: ByteBuffer?
    do {
      buffer = try await current.next(isolation: self)
    } catch {
      try Task.checkCancellation()
      throw await failures.error(error, .body)
    }
    iterator = current
    // A cancelled wait looks like the end of the body.
    if buffer == nil { try Task.checkCancellation() }
    return buffer
  }
}
