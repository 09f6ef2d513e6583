import JSONScanner
import TestSupport
import Testing

/// The window of text: filled, emptied and moved while values are read out of it.
struct WindowTests {
  /// Reads values out of chunks as a reader of a stream does: scan, and where the text ends inside
  /// a value, discard what was read, append more and scan again.
  @Test(arguments: UInt64(1)...60)
  func chunksGiveWhatOneLoadGives(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let values = (0..<20).map { _ in SampleValue.random(using: &random, depth: 4) }
    let bytes = Array(values.map { $0.text(using: &random) }.joined(separator: "\n").utf8)
    var scanner = JSONScanner()
    var writer = CanonicalWriter()
    var read: [String] = []
    var position = 0
    var offset = 0
    while true {
      var value: String?
      do throws(JSONSyntaxError) {
        let end = try scanner.scan(at: offset)
        // At the window's end a number may go on.
        if end < scanner.count || position == bytes.count {
          writer.clear()
          try writer.write(scanner)
          value = String(decoding: writer.bytes, as: UTF8.self)
          offset = end
        }
      } catch {
        if position == bytes.count { break }
        #expect(error.reason == .unexpectedEnd, "seed \(seed)")
      }
      if let value {
        read.append(value)
        if Bool.random(using: &random) { continue }
      }
      if Bool.random(using: &random) {
        scanner.discard(offset)
        offset = 0
      }
      let limit = random.isOne(in: 5) ? 5000 : 40
      let chunk = bytes[position...].prefix(Int.random(in: 0...limit, using: &random))
      position += chunk.count
      Self.append(chunk, to: &scanner, byReading: Bool.random(using: &random))
    }
    #expect(read.map { Array($0.utf8) } == values.map { Array($0.canonical.utf8) }, "seed \(seed)")
  }

  private static func append(
    _ chunk: ArraySlice<UInt8>, to scanner: inout JSONScanner, byReading: Bool
  ) {
    guard byReading else {
      chunk.withUnsafeBytes { scanner.append($0) }
      return
    }
    let added = scanner.append(upTo: chunk.count + 100) { space in
      // What lies beyond the bytes it says it read is scribbled over, as a reader may do.
      space.copyBytes(from: chunk)
      for index in chunk.count..<space.count { space[index] = 0x39 }
      return chunk.count
    }
    #expect(added == chunk.count)
  }

  private struct ReadFailure: Error, Equatable {}

  @Test func aReaderThatFailsLeavesTheWindowAsItWas() throws {
    var scanner = JSONScanner()
    scanner.load(Array("[12".utf8))
    var failure: ReadFailure?
    do throws(ReadFailure) {
      _ = try scanner.append(upTo: 1000) { space throws(ReadFailure) in
        for index in 0..<space.count { space[index] = 0x33 }
        throw ReadFailure()
      }
    } catch {
      failure = error
    }
    #expect(failure == ReadFailure())
    #expect(scanner.count == 3)
    #expect(Self.refusal(&scanner) == JSONSyntaxError(.unexpectedEnd, at: 3))
    Array("]".utf8).withUnsafeBytes { scanner.append($0) }
    #expect(Self.refusal(&scanner) == nil)
  }

  @Test func theTapeStaysValidWhileTheWindowGrows() throws {
    var scanner = JSONScanner()
    scanner.load(Array(#"["first","second"]"#.utf8))
    _ = try scanner.scan(at: 0)
    let more = [UInt8](repeating: 0x20, count: 100_000)
    more.withUnsafeBytes { scanner.append($0) }
    let texts = [scanner.string(1), scanner.string(2)]
    #expect(texts == ["first", "second"])
    #expect(scanner.count == 100_018)
  }

  @Test func discarding() throws {
    var scanner = JSONScanner()
    scanner.load(Array("[1] [2]".utf8))
    _ = try scanner.scan(at: 0)
    scanner.discard(0)
    #expect(scanner.count == 7)
    #expect(scanner.nodeCount == 0)
    scanner.discard(3)
    #expect(scanner.count == 4)
    let end = try scanner.scan(at: 0)
    let text = scanner.string(1)
    #expect(end == 4 && text == "2")
    scanner.discard(4)
    #expect(scanner.count == 0)
    #expect(Self.refusal(&scanner) == JSONSyntaxError(.unexpectedEnd, at: 0))
  }

  @Test func loadingReplacesEverything() throws {
    var scanner = JSONScanner()
    scanner.load([UInt8](repeating: 0x31, count: 10_000))
    scanner.load(Array("12".utf8))
    try scanner.scanWhole()
    let text = scanner.string(0)
    #expect(text == "12")
    scanner.clear()
    #expect(scanner.count == 0)
    #expect(scanner.nodeCount == 0)
    #expect(Self.refusal(&scanner) == JSONSyntaxError(.unexpectedEnd, at: 0))
    scanner.load([])
    #expect(Self.refusal(&scanner) == JSONSyntaxError(.unexpectedEnd, at: 0))
  }

  /// Where the text ends is where it ends, whatever was in that memory before.
  @Test func memoryAfterTheTextIsNotRead() {
    var scanner = JSONScanner()
    for (old, new) in [
      ("12345678901234567890", "-"), ("trueeeeeeeeeee", "tru"), ("\"aaaaaaaaaaaaaaa\"", "\"aaa"),
      ("[[[[[]]]]]          ", "[[["), ("\"\\u0041\\u0041\"", "\"\\u00"),
    ] {
      scanner.load(Array(old.utf8))
      scanner.load(Array(new.utf8))
      #expect(Self.refusal(&scanner) == JSONSyntaxError(.unexpectedEnd, at: new.utf8.count))
      scanner.load(Array(old.utf8))
      scanner.discard(old.utf8.count)
      Array(new.utf8).withUnsafeBytes { scanner.append($0) }
      #expect(Self.refusal(&scanner) == JSONSyntaxError(.unexpectedEnd, at: new.utf8.count))
    }
  }

  private static func refusal(_ scanner: inout JSONScanner) -> JSONSyntaxError? {
    do throws(JSONSyntaxError) {
      try scanner.scanWhole()
      return nil
    } catch {
      return error
    }
  }
}
