/// The body of an answer, part by part, decompressed. A part is asked for before it is taken off
/// the network.
package struct APIBody: AsyncSequence, Sendable {
  /// Some bytes.
  package typealias Element = [UInt8]
  /// What goes over the parts, once.
  package typealias AsyncIterator = AsyncThrowingStream<[UInt8], any Error>.Iterator

  private let parts: AsyncThrowingStream<[UInt8], any Error>

  /// - Parameter next: gives the next part, nil at the end.
  package init(_ next: @escaping @Sendable () async throws -> [UInt8]?) {
    parts = AsyncThrowingStream(unfolding: next)
  }

  /// Begins to go over the parts.
  package func makeAsyncIterator() -> AsyncIterator { parts.makeAsyncIterator() }
}
