import TestSupport
import Testing

/// Random routes are compiled as an evaluator reads them that tries every match.
@Suite struct BruteRouteTests {
  @Test func everyRequestIsAnsweredAsTheMatchesSay() throws {
    var (compared, all) = (0, 0)
    for seed in 0..<200 {
      var random = SeededGenerator(seed: seed)
      let side = RandomRoutes(&random)
      let (fault, count) = try side.firstFault()
      if let fault { Issue.record("seed \(seed): \(fault)") }
      compared += count
      all += side.requests.count
    }
    #expect(compared * 10 > all * 8, "only \(compared) of \(all) requests are compared")
  }
}
