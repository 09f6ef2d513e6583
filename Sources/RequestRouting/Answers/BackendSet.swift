import ClusterObjects

/// Who answers a request, each with its share.
package struct BackendSet: Hashable, Sendable {
  /// One of them.
  package struct Share: Hashable, Sendable {
    /// Who.
    package let target: BackendTarget
    /// Its part of the sum of all; more than 0.
    package let weight: Int
  }

  /// Those with a weight above 0, weights without a common divisor, in a stable order.
  package let shares: [Share]

  /// Adds up weights of the same target, drops those of 0 and below.
  package init(_ targets: [(target: BackendTarget, weight: Int)]) {
    var weights: [BackendTarget: Int] = [:]
    for (target, weight) in targets where weight > 0 {
      // Weights are at most 1,000,000 in the Gateway API, and lists are short.
      weights[target, default: 0] += min(weight, 1_000_000_000)
    }
    var divisor = 0
    for weight in weights.values { divisor = Self.greatestDivisor(divisor, weight) }
    shares = weights.map { Share(target: $0.key, weight: $0.value / max(1, divisor)) }
      .sorted { $0.target.description.precedesBytewise($1.target.description) }
  }

  /// All requests to one.
  package init(_ target: BackendTarget) { self.init([(target, 1)]) }

  /// Only the Services, without ports.
  package var services: Set<String> { Set(shares.compactMap(\.target.serviceName)) }

  /// For people: `shop/web:80`, `shop/web:80 90%, shop/web2:80 10%`.
  package var description: String {
    if shares.count == 1 { return shares[0].target.description }
    let sum = shares.reduce(0) { $0 + $1.weight }
    return shares.map { share in
      let tenths = (share.weight * 1000 + sum / 2) / max(1, sum)
      let percent = tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
      return "\(share.target.description) \(percent)%"
    }.joined(separator: ", ")
  }

  private static func greatestDivisor(_ first: Int, _ second: Int) -> Int {
    second == 0 ? first : greatestDivisor(second, first % second)
  }
}
