import ClusterObjects
import TestSupport
import Testing

@testable import NetworkModel
@testable import SnapshotDiff

/// Facts, classes and gates of whole comparisons.
@Suite struct DiffFactTests {
  private static let everything = ResourceCatalogue.current.resources.map(\.name)

  private func history(
    _ sides: [[TestObject]], unseen: [Set<ResourceName>] = [[], []]
  ) -> TestHistory {
    let history = TestHistory()
    for (index, objects) in sides.enumerated() {
      history.record(
        objects.filter { !unseen[index].contains($0.key.resource) }, at: Double(index) * 100_000,
        coverage: Coverage(
          complete: Self.everything.filter { !unseen[index].contains($0) }))
    }
    return history
  }

  private func proxy(_ mode: String) throws -> [TestObject] {
    [
      .configMap("kube-proxy", "config.conf", "mode: \(mode)\n"),
      try TestObject(
        "daemonsets.apps", "kube-proxy", in: "kube-system",
        """
        {"spec":{"template":{"spec":{"containers":[{"name":"kube-proxy",
        "image":"registry.k8s.io/kube-proxy:v1.34.2"}]}}},
        "status":{"desiredNumberScheduled":1,"numberReady":1}}
        """),
    ]
  }

  private func readers(_ history: TestHistory) throws -> (FactReader, FactReader) {
    func reader(_ text: String) throws -> FactReader {
      FactReader(NetworkEvidence(history: history, moment: try history.moment(text)))
    }
    return (try reader("id:1"), try reader("id:2"))
  }

  private func report(_ history: TestHistory) throws -> DiffReport {
    try DiffEngine(history: history).compare(
      history.moment("id:1"), history.moment("id:2"))
  }

  @Test func aFieldHasTheClassOfTheFactItProves() throws {
    let report = try report(history([try proxy("iptables"), try proxy("nftables")]))
    let change = try #require(report.facts.changes.first)
    #expect(change.name == .kubeProxyMode && change.changeClass == .disruptive)
    #expect(change.follows.isEmpty)
    let object = try #require(report.objects.first)
    #expect(object.changeClass == .disruptive)
    #expect(object.fields.map(\.changeClass) == [.disruptive])
    #expect(report.classCounts[.disruptive]?.facts == 1)
    #expect(report.classCounts[.disruptive]?.objects == 1)
  }

  @Test func whatFollowsIsToldWithItsCause() throws {
    let report = try report(history([try proxy("iptables"), try proxy("nftables")]))
    let follower = try #require(
      report.facts.changes.first { $0.name == "kubeProxy.nodePortAddresses" })
    #expect(follower.follows == [.kubeProxyMode])
  }

  @Test func aGateIsClosedByItsClassesOnly() throws {
    let history = history([try proxy("iptables"), try proxy("nftables")])
    let (before, after) = try readers(history)
    let report = try report(history)
    #expect(try ChangeGate([.disruptive], before: before, after: after).isClosed(by: report))
    let other = try ChangeGate([.oneWayDoor], before: before, after: after)
    #expect(!other.isClosed(by: report))
    #expect(other.isAssessed(in: report))
  }

  @Test func aGateSaysWhatItCouldNotSee() throws {
    let history = history(
      [try proxy("iptables"), try proxy("iptables")], unseen: [[], ["configmaps"]])
    let (before, after) = try readers(history)
    let report = try report(history)
    #expect(report.facts.changes.isEmpty)
    #expect(report.facts.gaps.contains { $0.name == .kubeProxyMode })
    let gate = try ChangeGate([.disruptive], before: before, after: after)
    #expect(gate.needs.contains { $0.name == .kubeProxyMode })
    #expect(!gate.isAssessed(in: report))
    // Churn of endpoints does not rest on configuration.
    #expect(try ChangeGate([.churn], before: before, after: after).needs.isEmpty)
  }

  @Test func partsAndClassesCanBeKept() throws {
    let report = try report(history([try proxy("iptables"), try proxy("nftables")]))
    #expect(report.keeping(facts: false).facts.changes.isEmpty)
    #expect(report.keeping(objects: false).objects.isEmpty)
    #expect(report.keeping(classes: [.churn]).isEmpty)
    #expect(!report.keeping(classes: [.disruptive]).isEmpty)
  }
}
