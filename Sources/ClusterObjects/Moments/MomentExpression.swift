/// How a person names a point in time.
package enum MomentExpression: Equatable, Sendable, CustomStringConvertible {
  /// The n-th snapshot before the latest: `latest`, `latest~3`.
  case latest(stepsBack: Int)
  /// The first snapshot.
  case first
  /// A snapshot by its number: `id:12`.
  case id(Int64)
  /// A snapshot by a name given to it: `tag:NAME`.
  case tag(String)
  /// The newest snapshot at or before an instant.
  case instant(Instant)
  /// The newest snapshot at or before that long ago: `2h`.
  case ago(seconds: Int)

  /// Reads any of the forms; nil for anything else.
  package init?(_ text: String) {
    if text == "latest" {
      self = .latest(stepsBack: 0)
    } else if text.hasPrefix("latest~"), let steps = Self.number(in: text.dropFirst(7)) {
      self = .latest(stepsBack: Int(steps))
    } else if text == "first" {
      self = .first
    } else if text.hasPrefix("id:"), let id = Self.number(in: text.dropFirst(3)) {
      self = .id(id)
    } else if text.hasPrefix("tag:"), text.utf8.count > 4 {
      self = .tag(String(text.dropFirst(4)))
    } else if let seconds = Duration.seconds(in: text) {
      self = .ago(seconds: seconds)
    } else if let instant = Instant(rfc3339: text) {
      self = .instant(instant)
    } else {
      return nil
    }
  }

  /// Digits only: `Int64` would take a sign too.
  private static func number(in text: Substring) -> Int64? {
    text.utf8.allSatisfy { ("0"..."9").contains(Unicode.Scalar($0)) } ? Int64(text) : nil
  }

  package var description: String {
    switch self {
    case .latest(0): "latest"
    case .latest(let steps): "latest~\(steps)"
    case .first: "first"
    case .id(let id): "id:\(id)"
    case .tag(let name): "tag:\(name)"
    case .instant(let instant): instant.description
    case .ago(let seconds): "\(seconds)s"
    }
  }
}
