@testable import RequestRouting

/// What a comparison of two sides says, held against what their evaluators say.
struct BruteComparison {
  let before: any BruteSide
  let after: any BruteSide
  let result: RoutingDifferences
  /// Requests that both evaluators answer.
  private(set) var compared = 0
  /// Requests that they answer differently.
  private(set) var different = 0

  init(_ before: any BruteSide, _ after: any BruteSide) throws {
    self.before = before
    self.after = after
    result = RoutingComparison(before: try before.table(), after: try after.table())
      .differences()
  }

  /// What is wrong with it, in words; nil: nothing.
  mutating func firstFault() -> String? {
    guard let fault = witnessFault() ?? universeFault() else { return nil }
    let found = result.differences.map {
      "\($0.request.description): \($0.before.answer.description) | \($0.after.answer.description)"
    }
    return "\(fault)\nfound \(found.joined(separator: "\n  "))\nunproven \(result.unproven)\n"
      + "BEFORE \(before.text)\nAFTER \(after.text)"
  }

  /// A request that is named as a difference and is none.
  private func witnessFault() -> String? {
    for difference in result.differences {
      let request = difference.request
      let verdicts = (before.verdict(on: request), after.verdict(on: request))
      let first = BruteAnswer(difference.before.answer, for: request)
      let second = BruteAnswer(difference.after.answer, for: request)
      if !verdicts.0.allows(first) || !verdicts.1.allows(second) || first.isSame(second) {
        return "\(request.description) is told as \(first) and \(second), and is "
          + "\(verdicts.0) and \(verdicts.1)"
      }
    }
    return nil
  }

  /// A request that differs and is not named.
  private mutating func universeFault() -> String? {
    let isCut = result.unproven.contains { ["conditions", "paths", "hosts"].contains($0.pattern) }
    let requests =
      before.requests.count > after.requests.count ? before.requests : after.requests
    var named: [String: [RequestDifference]] = [:]
    for host in BruteUniverse.hosts { named[host] = differences(standingFor: host) }
    for request in requests {
      let verdicts = (before.verdict(on: request), after.verdict(on: request))
      let isOpen = [verdicts.0, verdicts.1].contains(.open)
      if isOpen, result.unproven.isEmpty { return "\(request.description) is open and not told" }
      guard case .certain(let first) = verdicts.0, case .certain(let second) = verdicts.1 else {
        continue
      }
      compared += 1
      if first.isSame(second) { continue }
      different += 1
      let isNamed = named[request.host]?.contains {
        BruteAnswer($0.before.answer, for: request) == first
          && BruteAnswer($0.after.answer, for: request) == second
      }
      if !isCut, isNamed != true {
        return "\(request.description) is \(first) and \(second), and is not told"
      }
    }
    return nil
  }

  /// The differences at hosts that the rules do not tell from this one.
  private func differences(standingFor host: String) -> [RequestDifference] {
    let holders = (before.holders(of: host), after.holders(of: host))
    return result.differences.filter {
      (before.holders(of: $0.request.host), after.holders(of: $0.request.host)) == holders
    }
  }
}
