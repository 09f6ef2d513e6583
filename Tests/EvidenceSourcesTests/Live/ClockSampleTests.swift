import ClusterObjects
import TestSupport
import Testing

@testable import EvidenceSources

/// The server's clock, out of answers that name only the second.
struct ClockSampleTests {
  private static let start = Instant(millisecondsSinceEpoch: 1_760_000_000_000)

  /// A request that was sent `at` and took `tripMilliseconds`, to a server that is `offset` ahead
  /// and reads its clock half-way.
  private static func sample(
    at: Int64, tripMilliseconds: Int64, offset: Int64
  ) -> ClockSample {
    let sentAt = Instant(millisecondsSinceEpoch: start.millisecondsSinceEpoch + at)
    let read = sentAt.millisecondsSinceEpoch + tripMilliseconds / 2 + offset
    return ClockSample(
      sentAt: sentAt,
      answeredAt: Instant(
        millisecondsSinceEpoch: sentAt.millisecondsSinceEpoch + tripMilliseconds),
      date: Instant(millisecondsSinceEpoch: read - read % 1000))
  }

  @Test func oneAnswerTellsTheSecond() throws {
    let range = try #require(
      Self.sample(at: 300, tripMilliseconds: 40, offset: 5000).offsetMilliseconds)
    #expect(range.contains(5000))
    #expect(range.upperBound - range.lowerBound == 1039)
  }

  @Test func withoutADateNothingIsTold() {
    let sample = ClockSample(sentAt: Self.start, answeredAt: Self.start, date: nil)
    #expect(sample.offsetMilliseconds == nil)
    #expect(ClockSample.offsetMilliseconds(of: [sample]) == nil)
    #expect(ClockSample.offsetMilliseconds(of: []) == nil)
  }

  @Test func aClockThatWasSetBackMeanwhileTellsNothing() {
    let earlier = Instant(millisecondsSinceEpoch: Self.start.millisecondsSinceEpoch - 1)
    let sample = ClockSample(sentAt: Self.start, answeredAt: earlier, date: Self.start)
    #expect(sample.offsetMilliseconds == nil)
  }

  @Test(arguments: 1...50)
  func manyAnswersNarrowItBelowASecond(_ seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    let offset = Int64(random.index(below: 20_000)) - 10_000
    let samples = (0..<40).map { _ in
      Self.sample(
        at: Int64(random.index(below: 9000)),
        tripMilliseconds: Int64(2 + random.index(below: 60)), offset: offset)
    }
    let estimate = try #require(ClockSample.offsetMilliseconds(of: samples))
    #expect(abs(estimate - offset) < 150, "seed \(seed): \(estimate) for \(offset)")
  }

  /// One of several servers behind a balancer.
  @Test(arguments: 1...20)
  func oneOfAnotherServerIsOutvoted(_ seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    let samples = (0..<20).map { number in
      Self.sample(
        at: Int64(random.index(below: 9000)), tripMilliseconds: 20,
        offset: number == 7 ? 90_000 : 400)
    }
    let estimate = try #require(ClockSample.offsetMilliseconds(of: samples))
    #expect(abs(estimate - 400) < 300, "seed \(seed): \(estimate)")
  }
}
