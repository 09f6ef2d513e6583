import ClusterObjects
import TestSupport
import Testing

@testable import SnapshotStore

/// Order as numbers.
struct PositionTests {
  @Test func aMillisecondHasRoomForSixtyFour() {
    let instant = Instant(millisecondsSinceEpoch: 1_700_000_000_000)
    let next = Instant(millisecondsSinceEpoch: 1_700_000_000_001)
    #expect(Position.first(in: instant) == 1_700_000_000_000 * 64)
    #expect(Position.first(in: next) - Position.first(in: instant) == Position.ranks)
  }

  @Test func theLatestInstantHasAPlace() {
    let last = Position.first(in: .latest) + Position.ranks - 1
    #expect(last < Position.open)
    #expect(Position.level(since: Position.first(in: .earliest), until: last) <= 54)
  }

  @Test(
    arguments: [
      (0, 1, 1), (0, 2, 2), (0, 3, 2), (0, 4, 3), (10, 17, 3), (10, 18, 4), (5, (1 << 40) + 5, 41),
      (0, .max, 63), (.max - 1, .max, 63),
    ] as [(Int64, Int64, Int)])
  func aLevelIsTheBitLengthOfTheSpan(since: Int64, until: Int64, level: Int) {
    #expect(Position.level(since: since, until: until) == level)
  }

  /// What the level query relies on: an interval of a level is shorter than its width.
  @Test(arguments: 0..<200)
  func theWidthOfALevelHoldsItsSpans(seed: Int) {
    var random = SeededGenerator(seed: seed)
    let since = Int64.random(in: 0..<(1 << 50), using: &random)
    let bits = Int.random(in: 1...50, using: &random)
    let span = Int64.random(in: 1..<(1 << bits), using: &random)
    let level = Position.level(since: since, until: since + span)
    #expect(span < 1 << level, "seed \(seed)")
    #expect(span >= 1 << (level - 1), "seed \(seed)")
  }

  /// A damaged interval is no reason to stop.
  @Test func noIntervalEndsTheProgram() {
    for since in [Int64.min, -1, 0, Int64.max] {
      for until in [Int64.min, -1, 0, Int64.max] {
        #expect((0...64).contains(Position.level(since: since, until: until)))
      }
    }
  }
}
