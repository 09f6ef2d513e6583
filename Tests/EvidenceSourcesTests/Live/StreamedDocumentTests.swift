import TestSupport
import Testing

@testable import EvidenceSources

/// A body on its way from the network to the thread that parses it.
struct StreamedDocumentTests {
  private struct Broken: Error, Equatable {}

  private static func body(_ parts: [[UInt8]], then failure: (any Error)? = nil) -> APIBody {
    let pieces = FakePieces(parts)
    return APIBody {
      if let piece = await pieces.next() { return piece }
      if let failure { throw failure }
      return nil
    }
  }

  /// Reads all there is, in steps of `stepBytes`.
  private static func all(_ source: BytePipe, stepBytes: Int) throws -> [UInt8] {
    var found: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: stepBytes)
    while true {
      let count = try buffer.withUnsafeMutableBytes { try source.read(into: $0) }
      if count == 0 { return found }
      found += buffer[..<count]
    }
  }

  @Test(arguments: 1...30)
  func whatWasSentIsRead(_ seed: Int) async throws {
    var random = SeededGenerator(seed: seed)
    let parts = (0..<random.index(below: 60)).map { _ in
      (0..<random.index(below: 300)).map { _ in UInt8(random.index(below: 256)) }
    }
    let (capacity, step) = (1 + random.index(below: 400), 1 + random.index(below: 500))
    let reading = try await StreamedDocument.read(
      Self.body(parts), through: BytePipe(capacityBytes: capacity)
    ) { try Self.all($0, stepBytes: step) }
    #expect(reading.value == parts.flatMap { $0 }, "seed \(seed)")
    #expect(reading.byteCount == parts.map(\.count).reduce(0, +), "seed \(seed)")
    let most = max(capacity, parts.map(\.count).max() ?? 0)
    #expect(reading.heldBytesPeak <= most, "seed \(seed)")
  }

  @Test func aBodyThatBreaksIsNoWholeOne() async throws {
    await #expect(throws: Broken()) {
      _ = try await StreamedDocument.read(Self.body([[1, 2], [3]], then: Broken())) {
        try Self.all($0, stepBytes: 8)
      }
    }
  }

  /// Also when nobody takes what is still being sent.
  @Test func whoeverParsesMayGiveUp() async throws {
    let parts = [[UInt8]](repeating: [UInt8](repeating: 7, count: 100), count: 1000)
    await #expect(throws: Broken()) {
      _ = try await StreamedDocument.read(
        Self.body(parts), through: BytePipe(capacityBytes: 200)
      ) { source in
        _ = try Self.first(source)
        throw Broken()
      }
    }
  }

  @Test func aParserThatNeedsNoMoreIsEnough() async throws {
    let parts = [[UInt8]](repeating: [UInt8](repeating: 7, count: 100), count: 1000)
    let reading = try await StreamedDocument.read(
      Self.body(parts), through: BytePipe(capacityBytes: 200)
    ) { try Self.first($0) }
    #expect(reading.value == 7)
    #expect(reading.byteCount < 100_000)
  }

  @Test func cancellingEndsBothSides() async throws {
    let (waits, continuation) = AsyncStream.makeStream(of: Void.self)
    let body = APIBody {
      continuation.yield()
      try await Task.sleep(for: .seconds(600))
      return nil
    }
    let reading = Task {
      try await StreamedDocument.read(body) { try Self.all($0, stepBytes: 8) }.value
    }
    for await _ in waits { break }
    reading.cancel()
    await #expect(throws: CancellationError.self) { _ = try await reading.value }
  }

  @Test func aWriterThatWaitsForRoomIsCancelled() async throws {
    let pipe = BytePipe(capacityBytes: 10)
    #expect(try await pipe.write([UInt8](repeating: 1, count: 10)))
    let writer = Task { try await pipe.write([1]) }
    writer.cancel()
    await #expect(throws: CancellationError.self) { _ = try await writer.value }
  }

  @Test func nothingIsReadTwice() {
    let pipe = BytePipe()
    #expect(!pipe.isSeekable)
    #expect(throws: EvidenceError.self) { try pipe.seek(to: 0) }
  }

  private static func first(_ source: BytePipe) throws -> UInt8 {
    var buffer: [UInt8] = [0]
    let count = try buffer.withUnsafeMutableBytes { try source.read(into: $0) }
    return count == 1 ? buffer[0] : 0
  }
}
