import TestSupport
import Testing

@testable import RequestRouting

/// Two sides are compared without missing a difference or inventing one.
@Suite struct RoutingComparisonTests {
  @Test(arguments: 1...150) func tablesAnswerAsIfEveryRuleWereTried(_ seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let rules = RandomTable(&random)
    let table = rules.table
    for request in RandomTable.universe {
      #expect(
        table.outcome(for: request).answer == rules.answer(to: request),
        "seed \(seed): \(request.description)")
    }
  }

  @Test(arguments: 1...150) func nothingDiffersFromItself(_ seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let table = RandomTable(&random).table
    let result = RoutingComparison(before: table, after: table).differences()
    #expect(result.areProvedAlike, "seed \(seed)")
  }

  @Test(arguments: 1...300) func aDifferenceIsFoundWhereThereIsOneAndItsRequestShowsIt(
    _ seed: Int
  ) {
    var random = SeededGenerator(seed: UInt64(seed))
    let (first, second) = (RandomTable(&random), RandomTable(&random))
    let result = RoutingComparison(before: first.table, after: second.table).differences()
    for difference in result.differences {
      let before = first.answer(to: difference.request)
      let after = second.answer(to: difference.request)
      #expect(before == difference.before.answer, "seed \(seed)")
      #expect(after == difference.after.answer, "seed \(seed)")
      #expect(before != after, "seed \(seed): \(difference.request.description)")
    }
    let differs = RandomTable.universe.contains {
      first.answer(to: $0) != second.answer(to: $0)
    }
    if differs { #expect(!result.differences.isEmpty, "seed \(seed)") }
  }

  private func table(_ path: PathPattern, port: Int = 80) -> RoutingTable {
    let rule = RoutingRule(
      host: .exact("a.test"), path: path,
      answer: .backends(BackendSet(.service(namespace: "n", name: "s", port: port)), nil),
      sources: [], place: "rule 1")
    let scope = RoutingScope(
      host: .any, name: "test", hosts: [HostRoutes(host: rule.host, rules: [rule])],
      fallThrough: .never)
    return RoutingTable(entryPoints: [EntryPoint(scheme: .http, port: 80, scopes: [scope])])
  }

  @Test func aNarrowerPathIsShownByItsSmallestRequest() {
    let result = RoutingComparison(
      before: table(.prefix("/a")), after: table(.exact("/a"))
    ).differences()
    #expect(result.differences.map(\.request.path) == ["/a/"])
  }

  @Test func anExpressionOfOneSideIsUnprovenNotEqual() throws {
    let regex = try PathRegex("/a[0-9]+", anchoring: .whole)
    let result = RoutingComparison(
      before: table(.regex(regex)), after: table(.prefix("/b"))
    ).differences()
    #expect(result.unproven.map(\.pattern) == ["/a[0-9]+"])
    let same = try PathRegex("^/a[0-9]{1,}$", anchoring: .whole)
    let alike = RoutingComparison(
      before: table(.regex(regex)), after: table(.regex(same))
    ).differences()
    #expect(alike.areProvedAlike)
  }

  @Test func whichOfTwoExpressionsWinsIsNotSaid() throws {
    func rule(_ pattern: String, port: Int) throws -> RoutingRule {
      RoutingRule(
        host: .any, path: .regex(try PathRegex(pattern, anchoring: .whole)),
        answer: .backends(BackendSet(.service(namespace: "n", name: "s", port: port)), nil),
        sources: [], place: "rule", hasOpenPrecedence: true)
    }
    let routes = HostRoutes(
      host: .any, rules: [try rule("/a[0-9]*", port: 1), try rule("/a1.*", port: 2)])
    func answer(_ path: String) -> RouteAnswer? {
      routes.outcome(for: RoutedRequest(scheme: .http, host: "a.test", path: path))?.answer
    }
    #expect(answer("/a2")?.description == "n/s:1")
    #expect(answer("/a1x")?.description == "n/s:2")
    #expect(answer("/a1")?.description.hasPrefix("unproven") == true)
    #expect(answer("/b") == nil)
  }

  @Test func boundsThatAreMetAreReported() {
    var bounds = ComparisonBounds()
    bounds.pathsMax = 2
    let result = RoutingComparison(
      before: table(.prefix("/a")), after: table(.prefix("/a")), bounds: bounds
    ).differences()
    #expect(result.unproven.map(\.pattern) == ["paths"])
  }

  @Test func twoKindsOfRefusalAreNoDifference() {
    let result = RoutingComparison(before: .empty, after: .empty).differences()
    #expect(result.areProvedAlike)
    let request = RoutedRequest(scheme: .http, host: "a.test", path: "/")
    #expect(AnswerComparison(.noListener, .status(404), for: request) == .same)
    #expect(AnswerComparison(.noListener, .status(500), for: request) != .same)
  }
}
