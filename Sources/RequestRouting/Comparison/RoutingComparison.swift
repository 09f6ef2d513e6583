/// Compares what two sides make of every request that their rules can tell apart.
package struct RoutingComparison {
  private let before: RoutingTable
  private let after: RoutingTable
  private let bounds: ComparisonBounds
  private let areKnownAlike: (RoutingOutcome, RoutingOutcome) -> Bool

  /// - Parameters:
  ///   - before: with its requests at the usual ports (``RoutingTable/atUsualPorts``) where ports
  ///     are not to count.
  ///   - after: likewise.
  ///   - areKnownAlike: whether two outcomes are the same for a reason that lies outside of the
  ///     tables, although what they are cannot be said.
  package init(
    before: RoutingTable, after: RoutingTable, bounds: ComparisonBounds = ComparisonBounds(),
    areKnownAlike: @escaping (RoutingOutcome, RoutingOutcome) -> Bool = { _, _ in false }
  ) {
    self.before = before
    self.after = after
    self.bounds = bounds
    self.areKnownAlike = areKnownAlike
  }

  /// What makes two differences one: the same rules say the same things.
  private struct Pair: Hashable {
    let pattern: HostPattern
    let before: RouteAnswer
    let after: RouteAnswer
    let beforePath: PathPattern?
    let afterPath: PathPattern?
    let beforeConditions: RequestConditions?
    let afterConditions: RequestConditions?
    let difference: AnswerDifference
  }

  /// - Parameter isAsked: which hosts are looked at.
  package func differences(
    where isAsked: (HostPartition.Probe) -> Bool = { _ in true }
  ) -> RoutingDifferences {
    let partition = RequestPartition([before, after], bounds: bounds)
    var result = RoutingDifferences()
    if partition.isCut {
      result.unproven.append(
        UnprovenRouting(
          host: "*", pattern: "hosts",
          because: "there are more than \(bounds.hostsMax) hosts; the rest was not compared"))
    }
    for probe in partition.hosts where isAsked(probe) {
      result.hostCount += 1
      var known: Set<Pair> = []
      // TLS first: where both differ alike, that is the request a user would try.
      for scheme in RequestScheme.allCases.reversed() {
        compare(probe, scheme, in: partition, known: &known, into: &result)
      }
    }
    return result
  }

  private func compare(
    _ probe: HostPartition.Probe, _ scheme: RequestScheme, in partition: RequestPartition,
    known: inout Set<Pair>, into result: inout RoutingDifferences
  ) {
    let requests = partition.requests(to: probe.host, scheme)
    var unproven: Set<UnprovenRouting> = []
    for path in requests.paths.probes {
      for request in requests.requests(path) {
        result.requestCount += 1
        let first = before.outcome(for: request)
        let second = after.outcome(for: request)
        switch AnswerComparison(first.answer, second.answer, for: request) {
        case .same: break
        case .unproven where areKnownAlike(first, second): break
        case .unproven(let why):
          let rule = second.rule ?? first.rule
          let entry = UnprovenRouting(
            host: probe.pattern.text, pattern: rule?.path.description ?? request.path, because: why)
          if unproven.insert(entry).inserted { result.add(entry) }
        case .different(let difference):
          let pair = Pair(
            pattern: probe.pattern, before: first.answer, after: second.answer,
            beforePath: first.rule?.path, afterPath: second.rule?.path,
            beforeConditions: first.rule?.conditions, afterConditions: second.rule?.conditions,
            difference: difference)
          guard known.insert(pair).inserted else { continue }
          result.differences.append(
            RequestDifference(
              request: request, before: first, after: second, because: difference.rawValue))
        }
      }
    }
    noteLimits(of: requests, probe, scheme, in: &result)
  }

  /// Regular expressions that only one side has, and bounds that were met.
  private func noteLimits(
    of requests: RequestPartition.HostRequests, _ probe: HostPartition.Probe,
    _ scheme: RequestScheme, in result: inout RoutingDifferences
  ) {
    let host = probe.pattern.text
    if requests.paths.isCut {
      result.add(
        UnprovenRouting(
          host: host, pattern: "paths",
          because:
            "there are more than \(requests.paths.probes.count) paths to try, or too many regular "
            + "expressions to try them with; the rest was not compared"))
    }
    if requests.isCut {
      result.add(
        UnprovenRouting(
          host: host, pattern: "conditions",
          because: "there are more combinations of conditions than were compared"))
    }
    guard !requests.paths.expressions.isEmpty else { return }
    let sides = [before, after].map { Self.expressions(of: $0, for: probe.host, scheme) }
    for (form, regex) in requests.paths.expressions.sorted(by: { $0.key < $1.key })
    where !(sides[0].contains(form) && sides[1].contains(form)) {
      result.add(
        UnprovenRouting(
          host: host, pattern: regex.pattern,
          because: "only one side has this regular expression; examples were compared, no more"))
    }
  }

  private static func expressions(
    of table: RoutingTable, for host: String, _ scheme: RequestScheme
  ) -> Set<String> {
    var forms: Set<String> = []
    for entry in table.entryPoints where entry.scheme == scheme {
      for scope in entry.scopes(for: host) {
        for routes in scope.routes(for: host) {
          for rule in routes.rules {
            if case .regex(let regex) = rule.path { forms.insert(regex.normalForm) }
          }
        }
      }
    }
    return forms
  }
}

extension RoutingDifferences {
  /// Adds what is not among the last ones already.
  fileprivate mutating func add(_ entry: UnprovenRouting) {
    if !unproven.suffix(64).contains(entry) { unproven.append(entry) }
  }
}
