/// Reads a body while it arrives: a task takes the parts off the network, a thread parses them, and
/// between the two lies no more than a ``BytePipe`` holds.
enum StreamedDocument {
  /// What became of a body.
  struct Reading<Value: Sendable>: Sendable {
    let value: Value
    /// Bytes of the body that were taken off the network.
    let byteCount: Int
    /// The most that lay between network and parser.
    let heldBytesPeak: Int
  }

  /// - Parameter parse: reads the source to its end, or throws; runs on a thread of its own.
  /// - Throws: what `parse` throws; else what the body throws; `CancellationError`.
  static func read<Value: Sendable>(
    _ body: APIBody, through pipe: BytePipe = BytePipe(),
    _ parse: @escaping @Sendable (BytePipe) throws -> Value
  ) async throws -> Reading<Value> {
    async let value = ParsingThread.run {
      defer { pipe.abandon() }
      return try parse(pipe)
    }
    var byteCount = 0
    do {
      for try await part in body {
        byteCount += part.count
        guard try await pipe.write(part) else { break }
      }
      // A cancelled sequence just ends, and must not be taken for a whole body.
      try Task.checkCancellation()
      pipe.finish()
    } catch {
      pipe.fail(error)
    }
    return Reading(
      value: try await value, byteCount: byteCount, heldBytesPeak: pipe.peakBytes)
  }
}
