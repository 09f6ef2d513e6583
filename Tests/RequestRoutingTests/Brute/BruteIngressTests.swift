import TestSupport
import Testing

/// Random Ingresses are compiled as an evaluator reads them that tries every rule.
@Suite struct BruteIngressTests {
  @Test(arguments: [RandomIngresses.Controller.plain, .nginx])
  func everyRequestIsAnsweredAsTheRulesSay(_ controller: RandomIngresses.Controller) throws {
    var (compared, all) = (0, 0)
    for seed in 0..<200 {
      var random = SeededGenerator(seed: seed)
      let side = RandomIngresses(&random, controller: controller)
      let (fault, count) = try side.firstFault()
      if let fault { Issue.record("seed \(seed): \(fault)") }
      compared += count
      all += side.requests.count
    }
    #expect(compared * 10 > all * 7, "only \(compared) of \(all) requests are compared")
  }
}
