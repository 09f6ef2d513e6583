import TestSupport
import Testing

/// A comparison of two random configurations misses no request that their evaluators answer
/// differently, and names none that they answer alike.
@Suite struct BruteComparisonTests {
  private func check(
    seeds: Range<Int>,
    _ sides: (inout SeededGenerator) -> (before: any BruteSide, after: any BruteSide)
  ) throws {
    var (compared, different) = (0, 0)
    for seed in seeds {
      var random = SeededGenerator(seed: seed)
      let (before, after) = sides(&random)
      var comparison = try BruteComparison(before, after)
      if let fault = comparison.firstFault() { Issue.record("seed \(seed): \(fault)") }
      compared += comparison.compared
      different += comparison.different
    }
    #expect(different * 10 > compared, "only \(different) of \(compared) requests differ")
    #expect(different * 10 < compared * 9, "\(different) of \(compared) requests differ")
  }

  @Test func ofIngressesAndRoutes() throws {
    try check(seeds: 0..<60) { random in
      let controller: RandomIngresses.Controller = random.isOne(in: 3) ? .plain : .nginx
      return (RandomIngresses(&random, controller: controller), RandomRoutes(&random))
    }
  }

  @Test func ofRoutes() throws {
    try check(seeds: 1000..<1040) { (RandomRoutes(&$0), RandomRoutes(&$0)) }
  }

  @Test func ofRoutesOfWhichOneChanges() throws {
    try check(seeds: 3000..<3030) { random in
      let before = RandomRoutes(&random)
      return (before, RandomRoutes(&random, changing: before))
    }
  }

  @Test func ofIngresses() throws {
    try check(seeds: 2000..<2080) { random in
      (
        RandomIngresses(&random, controller: .nginx),
        RandomIngresses(&random, controller: .plain)
      )
    }
  }
}
