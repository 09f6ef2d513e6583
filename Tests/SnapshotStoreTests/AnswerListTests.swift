import ClusterObjects
import TestSupport
import Testing

@testable import SnapshotStore

/// The coding of when what was answered, and what it costs.
struct AnswerListTests {
  private static let start = Instant(millisecondsSinceEpoch: 1_790_000_000_123)

  private static func coverage(_ answers: [(at: Int64?, version: String?)]) -> Coverage {
    Coverage(
      Dictionary(
        uniqueKeysWithValues: answers.enumerated().map { index, answer in
          (
            Scope("services", namespace: "n\(10_000 + index)"),
            CoverageEntry(
              .complete, answeredAt: answer.at.map { Instant(millisecondsSinceEpoch: $0) },
              resourceVersion: answer.version)
          )
        }))
  }

  private static func read(_ bytes: [UInt8], count: Int) -> AnswerList? {
    AnswerList(encoded: bytes, startedAt: start, count: count)
  }

  @Test(arguments: 0..<200)
  func answersComeBack(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    let coverage = Self.coverage(
      (0..<random.index(below: 60) + 1).map { _ in
        let number = UInt64.random(
          in: 0...(.max >> UInt64(random.index(below: 64))), using: &random)
        let texts = [
          String(number), "0\(number)", "", "é", "+1", "-1", String(repeating: "9", count: 256),
        ]
        return (
          at: random.happens(0.2)
            ? nil : Int64.random(in: 0...253_402_300_799_999, using: &random),
          version: random.happens(0.2)
            ? nil : random.happens(0.7) ? texts[0] : texts[random.index(below: 7)]
        )
      } + [(at: 0, version: "1")])
    let list = try #require(AnswerList(coverage), "seed \(seed)")
    let bytes = list.encoded(startedAt: Self.start)
    let count = coverage.entries.count
    let back = try #require(Self.read(bytes, count: count), "seed \(seed)")
    #expect(back == list, "seed \(seed)")
    let bare = Coverage(coverage.entries.mapValues(\.withoutAnswer))
    #expect(back.added(to: bare) == coverage, "seed \(seed)")
    // A list of another coverage is none.
    #expect(Self.read(bytes, count: count - 1) == nil, "seed \(seed)")
    #expect(Self.read(bytes, count: count + 1) == nil, "seed \(seed)")
    #expect(Self.read(bytes.dropLast(), count: count) == nil, "seed \(seed)")
  }

  @Test func nothingKnownIsNoList() {
    #expect(AnswerList(Coverage()) == nil)
    #expect(AnswerList(Self.coverage([(nil, nil), (nil, nil)])) == nil)
  }

  /// Written out by hand: the format is on disk.
  @Test func theFormatIsWhatIsDocumented() throws {
    let start = Self.start.millisecondsSinceEpoch
    let coverage = Self.coverage([
      (start + 100, "70000"), (nil, nil), (start + 90, "70001"), (start + 90, "x"),
    ])
    let bytes = try #require(AnswerList(coverage)).encoded(startedAt: Self.start)
    #expect(
      bytes == [
        0xC9, 0x01, 0xE2, 0xC5, 0x08,  // 1 + 2 * 100, 2 + 2 * 70000
        0x00, 0x00,  // nothing known
        0x14, 0x04,  // 1 + 2 * 10 - 1, 2 + 2 * 1
        0x01, 0x01, 0x01, 0x78,  // no time later, a text of one byte
      ])
  }

  @Test func aTextTooLongIsNotKept() throws {
    let long = String(repeating: "9", count: AnswerList.textBytesMax + 1)
    #expect(AnswerList(Self.coverage([(nil, long)])) == nil)
    let list = try #require(AnswerList(Self.coverage([(0, long)])))
    #expect(list.answers == [AnswerList.Answer(answeredAt: .earliest, resourceVersion: nil)])
  }

  @Test(
    arguments: [
      [], [0x00], [0x80, 0x00],
      [0x00, 0x01],  // a text without length
      [0x00, 0x01, 0x02, 0x78],  // cut off
      [0x00, 0x01, 0x01, 0xFF],  // no UTF-8
      [0x00, 0x01, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01],
      [0x00, 0x01, 0x81, 0x02] + Array(repeating: 0x78, count: 257),  // longer than any
      [0x00, 0x03],  // a number below 0
      [0x00] + Array(repeating: 0xFF, count: 9) + [0x01],
      [0x00] + Array(repeating: 0xFF, count: 10) + [0x01],  // more than 64 bits
      Array(repeating: 0xFF, count: 9) + [0x01, 0x00],  // a time before all times
      Array(repeating: 0xFE, count: 8) + [0x7F, 0x00],  // and one after them
      [0x00, 0x00, 0x00],  // bytes left over
    ] as [[UInt8]])
  func damageIsNoList(bytes: [UInt8]) {
    #expect(Self.read(bytes, count: 1) == nil)
  }

  /// Any bytes: a list of as many answers as asked for, or nothing.
  @Test(arguments: 0..<300)
  func noBytesEndTheProgram(seed: Int) {
    var random = SeededGenerator(seed: seed)
    let bytes = (0..<random.index(below: 30)).map { _ in
      random.happens(0.5)
        ? UInt8.random(in: 0...255, using: &random) : random.happens(0.5) ? 0 : 0xFF
    }
    let count = random.index(below: 8)
    guard let list = Self.read(bytes, count: count) else { return }
    #expect(list.answers.count == count, "seed \(seed)")
    #expect(
      list.answers.allSatisfy { ($0.answeredAt ?? .earliest) <= .latest }, "seed \(seed)")
  }

  /// A hundred scopes every five minutes for years: a few hundred bytes a snapshot.
  @Test func aHundredScopesCostAFewHundredBytes() throws {
    var random = SeededGenerator(seed: 1)
    func size(of index: Int64) throws -> Int {
      let start = Instant(millisecondsSinceEpoch: 1_790_000_000_000 + index * 300_000)
      let revision = 912_345_678 + index * 60_000
      var entries: [Scope: CoverageEntry] = [:]
      for number in 0..<100 {
        // Lists that run side by side for ten seconds, fifteen objects that hardly change.
        let late = Int64(random.index(below: 10_000))
        let isObject = number < 15
        entries[Scope(ResourceName("r\(100 + number)"), name: isObject ? "x" : "")] = CoverageEntry(
          .complete,
          answeredAt: Instant(millisecondsSinceEpoch: start.millisecondsSinceEpoch + late),
          resourceVersion: String(isObject ? 5_000_000 * Int64(number + 1) : revision + late / 5))
      }
      return try #require(AnswerList(Coverage(entries))).encoded(startedAt: start).count
    }
    let sizes = try (0..<50).map { try size(of: $0) }
    #expect(sizes.allSatisfy { $0 <= 460 }, "\(sizes.max() ?? 0) bytes")
  }
}
