@testable import RequestRouting

/// What a Gateway and its routes say, match by match
/// (https://gateway-api.sigs.k8s.io/reference/spec/#httproutespec).
extension RandomRoutes: BruteSide {
  /// A match that holds a request, for one host of its route.
  private struct Candidate {
    /// How exact the host is, by the letter: the route's own counts.
    let written: Int
    /// The same for what the route's and the listener's have in common, as most implementations
    /// take it.
    let shared: Int
    let order: [Int]
    let rule: RandomRoute.Rule
    let match: RandomMatch
    let namespace: String
  }

  var requests: [RoutedRequest] { BruteUniverse.requests }

  func holders(of host: String) -> [Bool] {
    live.map { BruteText.gatewayHost($0.host, holds: host) }
      + attachments.map {
        BruteText.gatewayHost($0.host, holds: host)
          && BruteText.gatewayHost($0.listener.host, holds: host)
      }
  }

  func verdict(on request: RoutedRequest) -> BruteVerdict {
    let open = live.filter { $0.scheme == request.scheme }
    if open.isEmpty { return .certain(.refused) }
    var hosts: [String?] = []
    for listener in open
    where !hosts.contains(listener.host)
      && BruteText.gatewayHost(listener.host, holds: request.host)
    {
      hosts.append(listener.host)
    }
    hosts.sort { BruteText.exactness($0) > BruteText.exactness($1) }
    for (place, host) in hosts.enumerated() where place == 0 || !isIsolated {
      let verdict = verdict(on: request, at: host)
      guard let verdict else { continue }
      // Whether a less exact listener is asked, too, only its controller says.
      return place > 0 ? .open : verdict
    }
    return .certain(.status(404))
  }

  /// What the listeners of one host do; nil: nothing.
  private func verdict(on request: RoutedRequest, at host: String?) -> BruteVerdict? {
    var candidates: [Candidate] = []
    var (mostWritten, mostShared) = (0, 0)
    for attachment in attachments
    where attachment.listener.scheme == request.scheme && attachment.listener.host == host
      && BruteText.gatewayHost(attachment.host, holds: request.host)
    {
      let written = BruteText.exactness(attachment.host)
      let shared = max(written, BruteText.exactness(host))
      mostWritten = max(mostWritten, written)
      mostShared = max(mostShared, shared)
      candidates += self.candidates(attachment, written, shared, request)
    }
    if candidates.isEmpty { return nil }
    let verdict = verdict(candidates, mostExact: mostWritten, \.written, request)
    return verdict == self.verdict(candidates, mostExact: mostShared, \.shared, request)
      ? verdict : .unsaid
  }

  private func verdict(
    _ candidates: [Candidate], mostExact: Int, _ exactness: (Candidate) -> Int,
    _ request: RoutedRequest
  ) -> BruteVerdict {
    let best = candidates.filter { exactness($0) == mostExact }
    // Whether rules for a less exact host are asked, too, is not said.
    guard var winner = best.first else { return .open }
    for rival in best.dropFirst() where winner.order.lexicographicallyPrecedes(rival.order) {
      winner = rival
    }
    return .certain(answer(of: winner, to: request))
  }

  private func candidates(
    _ attachment: Attachment, _ written: Int, _ shared: Int, _ request: RoutedRequest
  ) -> [Candidate] {
    // Without rules a route is for every path.
    let rules =
      attachment.route.rules.isEmpty
      ? [RandomRoute.Rule(matches: [], redirect: nil, backends: [])] : attachment.route.rules
    var candidates: [Candidate] = []
    var place = 0
    for rule in rules {
      for match in rule.matches.isEmpty ? [RandomMatch.none] : rule.matches {
        place += 1
        guard match.holds(request) else { continue }
        candidates.append(
          Candidate(
            written: written, shared: shared, order: match.rank + [-attachment.place, -place],
            rule: rule, match: match, namespace: attachment.route.namespace))
      }
    }
    return candidates
  }

  private func answer(of winner: Candidate, to request: RoutedRequest) -> BruteAnswer {
    if let redirect = winner.rule.redirect {
      return redirect.answer(to: request, prefix: winner.match.path)
    }
    return BruteAnswer(
      weights: winner.rule.backends.map { backend in
        let isThere = backend.name != "gone" && backend.port == 80
        let isAllowed = winner.namespace == "shop" || hasGrant
        let name = isThere && isAllowed ? "shop/\(backend.name):80" : "500"
        return (name, backend.weight ?? 1)
      })
  }
}
