/// The body of an answer, part by part, decompressed. A part is asked for before it is taken off
/// the network. It can be gone over once.
package struct APIBody: AsyncSequence, Sendable {
  /// Some bytes.
  package typealias Element = [UInt8]

  /// Goes over the parts.
  package struct AsyncIterator: AsyncIteratorProtocol {
    fileprivate let part: @Sendable () async throws -> [UInt8]?

    /// The next part, nil at the end. A cancelled task gets an error: a body that looks shorter
    /// than it is would be taken for a whole one.
    package mutating func next() async throws -> [UInt8]? {
      try Task.checkCancellation()
      return try await part()
    }
  }

  private let part: @Sendable () async throws -> [UInt8]?

  /// - Parameter next: gives the next part, nil at the end.
  package init(_ next: @escaping @Sendable () async throws -> [UInt8]?) { part = next }

  /// Begins to go over the parts.
  package func makeAsyncIterator() -> AsyncIterator { AsyncIterator(part: part) }
}
