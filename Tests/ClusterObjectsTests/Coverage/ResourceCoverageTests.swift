import ClusterObjects
import TestSupport
import Testing

/// The coverage of one resource, laid out for many questions.
struct ResourceCoverageTests {
  /// It answers as the coverage it was made of.
  @Test(arguments: UInt64(1)...50)
  func agreement(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let parts = ["", "a", "b"]
    var coverage = Coverage()
    for _ in 0..<Int.random(in: 0...8, using: &random) {
      let scope = Scope(
        random.isOne(in: 3) ? "pods" : "services",
        namespace: parts.randomElement(using: &random) ?? "",
        name: parts.randomElement(using: &random) ?? "")
      coverage[scope] = CoverageEntry(
        CoverageOutcome.allCases.randomElement(using: &random) ?? .complete)
    }
    let services = ResourceCoverage(coverage, resource: "services")
    for namespace in parts + ["c"] {
      for name in ["a", "b", "c"] {
        let key = ObjectKey(resource: "services", namespace: namespace, name: name)
        #expect(
          services.outcome(namespace: namespace, name: name) == coverage.outcome(of: key),
          "\(key), seed \(seed): \(coverage)")
      }
    }
    let scopes = coverage.scopes(of: "services")
    #expect(services.everywhere == coverage.outcome(of: Scope("services")))
    #expect(services.judgesNames == scopes.contains { !$0.name.isEmpty })
    #expect(services.isUniform == scopes.allSatisfy { $0 == Scope("services") })
  }
}
