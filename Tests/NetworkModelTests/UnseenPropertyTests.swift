import ClusterObjects
import TestSupport
import Testing

@testable import NetworkModel

/// A cluster seen in part differs in nothing from the same cluster seen as a whole.
@Suite struct UnseenPropertyTests {
  @Test(arguments: try ClusterFixture.all().map(\.name))
  func whatIsNotSeenDoesNotChange(_ name: String) throws {
    let fixture = ClusterFixture(name)
    let objects = try fixture.objects()
    let coverage = try fixture.coverage()
    var generator = SeededGenerator(seed: name.utf8.reduce(0) { $0 &* 31 &+ Int($1) })
    let resources = Set(objects.map(\.key.resource)).sorted()
    for round in 0..<4 {
      let hidden = Set(resources.filter { _ in generator.isOne(in: round == 0 ? 1 : 3) })
      var less = coverage
      for resource in hidden { less[Scope(resource)] = nil }
      let history = TestHistory()
      history.record(objects, at: 0, coverage: coverage)
      history.record(
        objects.filter { !hidden.contains($0.key.resource) }, at: 100_000, coverage: less)
      let whole = NetworkEvidence(history: history, moment: try history.moment("id:1"))
      let part = NetworkEvidence(history: history, moment: try history.moment("id:2"))
      let transitions = FactTransition.between(
        try FactCatalogue.current.facts(in: whole), try FactCatalogue.current.facts(in: part))
      for transition in transitions {
        let definition = try #require(FactCatalogue.current[transition.name])
        let seen = try transition.seeing(before: whole, after: part)
        #expect(
          seen.kind(for: definition) != .change,
          "\(name) without \(hidden.sorted()): \(transition.name) \(transition.arrow)")
      }
    }
  }
}
