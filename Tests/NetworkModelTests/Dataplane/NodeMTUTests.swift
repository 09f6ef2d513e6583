import ClusterObjects
import TestSupport
import Testing

@testable import NetworkModel

struct NodeMTUTests {
  private static func node(_ name: String, _ address: String = "10.0.0.1") -> TestObject {
    TestObject(
      "nodes", name,
      value: .object([
        "status": .object([
          "addresses": [.object(["type": "InternalIP", "address": .string(address)])]
        ])
      ]))
  }

  private static func links(
    _ node: String, _ mtu: Int?, _ address: String = "10.0.0.1/24"
  ) -> TestObject {
    let link = JSONValue(members: [
      "name": "eth0", "mtu": mtu.map { JSONValue($0) }, "addresses": [.string(address)],
    ])
    return TestObject("node-links", node, value: .object(["links": [link]]))
  }

  private static func facts(
    _ objects: [TestObject], coverage: Coverage = Coverage(complete: ["nodes", "node-links"]),
    evidence: EvidenceLevel = .live
  ) throws -> FactSet {
    let history = TestHistory()
    history.record(objects, coverage: coverage, evidence: evidence)
    let moment = try history.moment("latest")
    return FactSet(
      try NodeMTUSource().facts(in: NetworkEvidence(history: history, moment: moment)))
  }

  @Test func oneMTUEverywhereIsLiveEvidence() throws {
    let facts = try Self.facts([
      Self.node("a"), Self.node("b"), Self.links("a", 9001), Self.links("b", 9001),
    ])
    let fact = try #require(facts[.nodeMTU])
    #expect(fact.state == .known(.number(9001), .live))
    #expect(
      fact.provenance.contains(
        Provenance(
          ObjectKey(resource: "node-links", namespace: "", name: "b"),
          FieldPath(["links", "eth0", "mtu"]))))
    #expect(facts.value(NodeMTUSource.uplinkMTU, of: .node("a")) == .number(9001))
  }

  @Test func nodesThatDiffer() throws {
    let facts = try Self.facts([
      Self.node("a"), Self.node("b"), Self.links("a", 1500), Self.links("b", 9001),
    ])
    #expect(
      facts[.nodeMTU]?.unknown?.text == "nodes differ: 1500 on 1 node (a), 9001 on 1 node (b)")
    #expect(facts.value(NodeMTUSource.uplinkMTU, of: .node("b")) == .number(9001))
  }

  /// One node that was not seen may have another.
  @Test func aNodeThatWasNotSeen() throws {
    var coverage = Coverage(complete: ["nodes", "node-links"])
    coverage[Scope("node-links", name: "b")] = CoverageEntry(.failed, note: "no Pod")
    let facts = try Self.facts(
      [Self.node("a"), Self.node("b"), Self.links("a", 1500)], coverage: coverage)
    let reason = try #require(facts[.nodeMTU]?.unknown)
    #expect(reason.unseen == ["node-links"])
    #expect(reason.because == "node-links b could not be read; it is 1500 on 1 node (a)")
    #expect(facts[NodeMTUSource.uplinkMTU, .node("b")] == nil)
  }

  @Test(arguments: [
    ("10.0.0.9/24", 1500, "none of its links carries 10.0.0.1"),
    ("10.0.0.1/24", nil, "the link eth0 shows no MTU"),
  ])
  func aNodeThatDoesNotTell(_ address: String, _ mtu: Int?, _ words: String) throws {
    let facts = try Self.facts([Self.node("a"), Self.links("a", mtu, address)])
    #expect(facts[NodeMTUSource.uplinkMTU, .node("a")]?.unknown?.because == words)
    #expect(facts[.nodeMTU]?.unknown?.because == "a: \(words)")
  }

  /// Links are seen less often than nodes: one that has gone counts no more, one that has come
  /// since is not known.
  @Test func nodesThatCameAndWent() throws {
    let gone = try Self.facts([Self.node("a"), Self.links("a", 1500), Self.links("z", 9001)])
    #expect(gone.value(.nodeMTU) == .number(1500))
    #expect(gone[NodeMTUSource.uplinkMTU, .node("z")] == nil)
    let new = try Self.facts([Self.node("a"), Self.node("b"), Self.links("a", 1500)])
    #expect(
      new[.nodeMTU]?.unknown?.because
        == "the links of b were not seen; it is 1500 on 1 node (a)")
    let unseen = try Self.facts(
      [Self.links("z", 9001)], coverage: Coverage(complete: ["node-links"]))
    #expect(unseen[.nodeMTU]?.unknown?.unseen == ["nodes"])
  }

  /// That nobody asked is no hole in a collection; that nobody answered is one.
  @Test func nobodyAsked() throws {
    let words = "no object of the API shows the MTU of a node's links"
    let unseen = try Self.facts([Self.node("a")], coverage: Coverage(complete: ["nodes"]))
    #expect(unseen[.nodeMTU]?.unknown?.because == words)
    #expect(unseen[.nodeMTU]?.unknown?.unseen == [])
    var coverage = Coverage(complete: ["nodes"])
    coverage[Scope("node-links")] = CoverageEntry(.failed, note: "no Pod")
    let failed = try Self.facts([Self.node("a")], coverage: coverage)
    #expect(failed[.nodeMTU]?.unknown?.because == words)
    #expect(failed[.nodeMTU]?.unknown?.unseen == ["node-links"])
    let none = try Self.facts([Self.node("a")])
    #expect(none[.nodeMTU]?.unknown?.because == words)
    #expect(none[.nodeMTU]?.unknown?.unseen == [])
  }

  /// An address is the same however it is written.
  @Test func addressesAreCompared() throws {
    let facts = try Self.facts([
      Self.node("a", "fd00::1"), Self.links("a", 1500, "fd00:0:0:0:0:0:0:1/64"),
    ])
    #expect(facts.value(.nodeMTU) == .number(1500))
  }
}
