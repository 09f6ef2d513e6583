import ClusterObjects
import GatewayMigration

/// A forecast in words and as a document.
struct ForecastText {
  private let forecast: MigrationForecast

  init(_ forecast: MigrationForecast) { self.forecast = forecast }

  /// `{finishAt, low, high?, because, ...}`, or `{unknown, because}`.
  var document: JSONValue {
    var members: [String: JSONValue] = ["because": .string(basis)]
    members["cutOverPerDay"] = forecast.cutOverPerDay.map { .number(Self.number($0)) }
    members["addedPerDay"] = forecast.addedPerDay.map { .number(Self.number($0)) }
    switch forecast.outcome {
    case .finishes(let at, let earliest, let latest):
      members["finishAt"] = .string(at.description)
      members["low"] = .string(earliest.description)
      members["high"] =
        latest.map { .string($0.description) }
        ?? .object([
          "unknown": "on the slowest quarter of days it would not finish"
        ])
    case .finished: members["finished"] = true
    case .unknown(let why): members["unknown"] = .string(why)
    }
    return .object(members)
  }

  /// One sentence.
  var text: String {
    switch forecast.outcome {
    case .finished: return "everything is cut over"
    case .unknown(let why): return "unknown: \(why)"
    case .finishes(let at, let earliest, let latest):
      let end = latest.map { "\(Self.day($0))" } ?? "perhaps never"
      return "cut over by \(Self.day(at)) (\(Self.day(earliest)) to \(end)); \(basis)"
    }
  }

  private var basis: String {
    guard let perDay = forecast.cutOverPerDay, let added = forecast.addedPerDay else {
      return "too little is on record"
    }
    return "\(Self.number(perDay)) cells a day are cut over and \(Self.number(added)) added, the "
      + "median over \(CountText.text(forecast.days, "day"))"
  }

  private static func day(_ instant: Instant) -> String {
    String(instant.description.prefix(10))
  }

  /// With at most two decimals, as JSON writes numbers.
  private static func number(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let (whole, rest) = (abs(hundredths) / 100, abs(hundredths) % 100)
    var text = hundredths < 0 ? "-\(whole)" : "\(whole)"
    if rest != 0 {
      text += rest % 10 == 0 ? ".\(rest / 10)" : rest < 10 ? ".0\(rest)" : ".\(rest)"
    }
    return text
  }
}
