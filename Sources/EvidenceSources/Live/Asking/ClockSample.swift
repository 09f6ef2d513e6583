import ClusterObjects

/// What one answer tells about the server's clock.
struct ClockSample: Sendable {
  /// When the request was sent, by our clock.
  let sentAt: Instant
  /// When the answer began, by our clock.
  let answeredAt: Instant
  /// The server's clock when it answered, cut to the second; nil where it did not say.
  let date: Instant?

  /// By how much the server's clock is ahead, in milliseconds: no less and no more than this. The
  /// server read its clock somewhere between request and answer, and somewhere in that second.
  var offsetMilliseconds: ClosedRange<Int64>? {
    guard let date, answeredAt >= sentAt else { return nil }
    let server = date.millisecondsSinceEpoch
    return server - answeredAt.millisecondsSinceEpoch...server + 999 - sentAt.millisecondsSinceEpoch
  }

  /// The best estimate out of many: the middle of what the most samples agree on, which is
  /// Marzullo's algorithm (https://www.eecis.udel.edu/~mills/ntp/html/select.html). Answers that
  /// fall into different parts of a second narrow it far below a second; one that was long under
  /// way says little, and one of another server is outvoted. Nil without samples.
  static func offsetMilliseconds(of samples: [ClockSample]) -> Int64? {
    let ranges = samples.compactMap(\.offsetMilliseconds)
    // What begins comes before what ends at the same place: closed ranges touch there.
    let edges =
      ranges.map { (place: $0.lowerBound, isEnd: false) }
      + ranges.map { (place: $0.upperBound, isEnd: true) }
    let sorted = edges.sorted { ($0.place, $0.isEnd ? 1 : 0) < ($1.place, $1.isEnd ? 1 : 0) }
    var depth = 0
    var best: (depth: Int, range: ClosedRange<Int64>)?
    for (edge, next) in zip(sorted, sorted.dropFirst()) {
      depth += edge.isEnd ? -1 : 1
      let isNarrower = best.map {
        next.place - edge.place < $0.range.upperBound - $0.range.lowerBound
      }
      if depth > (best?.depth ?? 0) || (depth == best?.depth && isNarrower == true) {
        best = (depth, edge.place...next.place)
      }
    }
    return best.map { $0.range.lowerBound + ($0.range.upperBound - $0.range.lowerBound) / 2 }
  }
}
