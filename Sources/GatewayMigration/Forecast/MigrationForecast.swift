package import ClusterObjects

/// When the move will be done, if it goes on as it went.
///
/// The velocity is the median of the slopes between all pairs of days (Theil and Sen,
/// https://doi.org/10.1007/978-94-011-2546-8_20): a day on which much happened at once does not
/// decide it. The interval is made of the quartiles of these slopes.
package struct MigrationForecast: Sendable {
  /// What is expected.
  package enum Outcome: Sendable {
    /// By this time; `latest` nil: perhaps never.
    case finishes(at: Instant, earliest: Instant, latest: Instant?)
    /// Everything is cut over.
    case finished
    /// It cannot be said, for this reason.
    case unknown(String)
  }

  /// What is expected.
  package let outcome: Outcome
  /// Cells cut over a day; nil: too little is known.
  package let cutOverPerDay: Double?
  /// Cells that came to the scope a day; nil: too little is known.
  package let addedPerDay: Double?
  /// Days that it is made of.
  package let days: Int

  private static let daysMin = 3
  private static let daysMax = 365
  /// Further away nothing is said.
  private static let horizonDays = 3650.0

  /// - Parameter points: the states over time, in order.
  package init(_ points: [BurndownPoint]) {
    let daily = Self.daily(points.filter { !$0.hasUnknown })
    days = daily.count
    guard let last = daily.last else {
      (outcome, cutOverPerDay, addedPerDay) = (.unknown("no state is known"), nil, nil)
      return
    }
    let remaining = last.total - last.cutOver
    let finished = Self.slopes(daily.map { ($0.snapshot.startedAt, Double($0.cutOver)) })
    let scope = Self.slopes(daily.map { ($0.snapshot.startedAt, Double($0.total)) })
    cutOverPerDay = Self.quantile(finished, 0.5)
    addedPerDay = Self.quantile(scope, 0.5)
    guard remaining > 0 || last.total == 0 else {
      outcome = .finished
      return
    }
    guard last.total > 0 else {
      outcome = .unknown("no Ingress is on record")
      return
    }
    guard daily.count >= Self.daysMin else {
      outcome = .unknown(
        "\(daily.count) days are on record on which every state is known; "
          + "\(Self.daysMin) are needed")
      return
    }
    let net = Self.slopes(
      daily.map { ($0.snapshot.startedAt, Double($0.cutOver - $0.total)) })
    outcome = Self.outcome(
      remaining: Double(remaining), from: last.snapshot.startedAt,
      slow: Self.quantile(net, 0.25) ?? 0, middle: Self.quantile(net, 0.5) ?? 0,
      fast: Self.quantile(net, 0.75) ?? 0)
  }

  private static func outcome(
    remaining: Double, from start: Instant, slow: Double, middle: Double, fast: Double
  ) -> Outcome {
    func end(_ perDay: Double) -> Instant? {
      guard perDay > 0, remaining / perDay <= horizonDays else { return nil }
      return start.adding(seconds: remaining / perDay * 86_400)
    }
    guard let expected = end(middle), let earliest = end(max(fast, middle)) else {
      return .unknown(
        middle > 0
          ? "at this pace it takes longer than ten years"
          : "on the median day no more is cut over than is added")
    }
    return .finishes(at: expected, earliest: earliest, latest: end(slow))
  }

  /// The last point of each day, at most as many as are looked at.
  private static func daily(_ points: [BurndownPoint]) -> [BurndownPoint] {
    var days: [BurndownPoint] = []
    func day(_ point: BurndownPoint) -> Int64 {
      point.snapshot.startedAt.millisecondsSinceEpoch / 86_400_000
    }
    for point in points {
      if let last = days.last, day(last) == day(point) { days.removeLast() }
      days.append(point)
    }
    return days.suffix(daysMax)
  }

  private static func slopes(_ values: [(at: Instant, value: Double)]) -> [Double] {
    var slopes: [Double] = []
    for (index, first) in values.enumerated() {
      for second in values[(index + 1)...] {
        let days = second.at.seconds(since: first.at) / 86_400
        if days > 0 { slopes.append((second.value - first.value) / days) }
      }
    }
    return slopes.sorted()
  }

  private static func quantile(_ sorted: [Double], _ part: Double) -> Double? {
    guard !sorted.isEmpty else { return nil }
    let place = part * Double(sorted.count - 1)
    let low = Int(place)
    let high = min(low + 1, sorted.count - 1)
    return sorted[low] + (sorted[high] - sorted[low]) * (place - Double(low))
  }
}
