@testable import RequestRouting

/// What a request gets, in terms that need nothing of the code under test.
enum BruteAnswer: Hashable, CustomStringConvertible {
  /// The part of the requests that each backend gets; `500` for those that fail.
  case backends([String: Double])
  case redirect(status: Int, location: String)
  case status(Int)
  /// Nothing listens.
  case refused
  case unproven

  /// Parts of a whole; those without a weight get nothing.
  init(weights: [(name: String, weight: Int)]) {
    var sums: [String: Int] = [:]
    for (name, weight) in weights where weight > 0 { sums[name, default: 0] += weight }
    let whole = sums.values.reduce(0, +)
    if sums.keys.allSatisfy({ $0 == "500" }) {
      self = .status(500)
    } else {
      self = .backends(sums.mapValues { Double($0) / Double(whole) })
    }
  }

  /// What a table says.
  init(_ answer: RouteAnswer, for request: RoutedRequest) {
    switch answer {
    case .backends(let set, let rewrite):
      var weights: [(name: String, weight: Int)] = []
      for share in set.shares {
        switch share.target {
        case .failure(let status): weights.append(("\(status)", share.weight))
        default:
          let change = rewrite.map { " with \($0.description)" } ?? ""
          weights.append((share.target.description + change, share.weight))
        }
      }
      self = BruteAnswer(weights: weights)
    case .redirect(let redirect):
      self = .redirect(
        status: redirect.status, location: redirect.location(for: request) ?? "nowhere")
    case .status(let status): self = .status(status)
    case .noListener: self = .refused
    case .unproven: self = .unproven
    }
  }

  /// Whether who asks sees the same: a refusal is one, whoever refuses.
  func isSame(_ other: BruteAnswer) -> Bool {
    let refusals: [BruteAnswer] = [.refused, .status(404)]
    return self == other || (refusals.contains(self) && refusals.contains(other))
  }

  var description: String {
    switch self {
    case .backends(let parts):
      parts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
    case .redirect(let status, let location): "\(status) to \(location)"
    case .status(let status): "status \(status)"
    case .refused: "nothing listens"
    case .unproven: "unproven"
    }
  }
}
