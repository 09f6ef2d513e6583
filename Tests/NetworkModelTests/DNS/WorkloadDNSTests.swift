import ClusterObjects
import JSONScanner
import TestSupport
import Testing

@testable import NetworkModel

@Suite struct WorkloadDNSTests {
  @Test(
    arguments: [
      ("{}", .dots(5)),
      (#"{"spec":{"dnsPolicy":"ClusterFirst"}}"#, .dots(5)),
      (#"{"spec":{"dnsPolicy":"ClusterFirst","hostNetwork":false}}"#, .dots(5)),
      (#"{"spec":{"dnsPolicy":"ClusterFirst","hostNetwork":true}}"#, .node),
      (#"{"spec":{"hostNetwork":true}}"#, .node),
      (#"{"spec":{"dnsPolicy":"ClusterFirstWithHostNet","hostNetwork":true}}"#, .dots(5)),
      (#"{"spec":{"dnsPolicy":"Default"}}"#, .node),
      (#"{"spec":{"dnsPolicy":"None"}}"#, .libraryDefault),
      (Self.option("ClusterFirst", #"{"name":"ndots","value":"2"}"#), .dots(2)),
      (Self.option("ClusterFirst", #"{"name":"ndots","value":"0"}"#), .dots(0)),
      (Self.option("Default", #"{"name":"ndots","value":"3"}"#), .dots(3)),
      (Self.option("None", #"{"name":"ndots","value":"1"}"#), .dots(1)),
      (Self.option("ClusterFirst", #"{"name":"ndots","value":"99"}"#), .dots(15)),
      (Self.option("ClusterFirst", #"{"name":"ndots","value":"two"}"#), .malformed),
      (Self.option("ClusterFirst", #"{"name":"ndots","value":"-1"}"#), .malformed),
      (Self.option("ClusterFirst", #"{"name":"ndots"}"#), .malformed),
      (Self.option("ClusterFirst", #"{"name":"ndots","value":2}"#), .malformed),
      (Self.option("ClusterFirst", #"{"name":"timeout","value":"2"}"#), .dots(5)),
      (
        Self.option("None", #"{"name":"ndots","value":"2"},{"name":"ndots","value":"4"}"#), .dots(4)
      ),
      (#"{"spec":{"dnsConfig":{"options":"ndots:2"}}}"#, .dots(5)),
      (#"{"spec":{"dnsConfig":{"options":[]}}}"#, .dots(5)),
      (#"{"spec":{"dnsConfig":{"options":["ndots"]}}}"#, .dots(5)),
    ] as [(String, EffectiveNDots)])
  func policyAndOptionDecide(_ json: String, _ expected: EffectiveNDots) throws {
    var scanner = JSONScanner()
    scanner.load(Array(json.utf8))
    try scanner.scanWhole()
    #expect(EffectiveNDots(of: scanner) == expected)
  }

  private static func option(_ policy: String, _ options: String) -> String {
    #"{"spec":{"dnsPolicy":"\#(policy)","dnsConfig":{"options":[\#(options)]}}}"#
  }

  private static func facts(
    _ pods: [TestObject], coverage: Coverage? = nil
  ) throws -> FactSet {
    let history = TestHistory()
    history.record(pods, coverage: coverage ?? Coverage(complete: ["pods"]))
    let evidence = NetworkEvidence(history: history, moment: try history.moment("latest"))
    return FactSet(try WorkloadDNSSource().facts(in: evidence))
  }

  @Test func podsThatWereNotSeenAreNotCounted() throws {
    let pod = try TestObject("pods", "a", in: "shop", #"{"spec":{"dnsPolicy":"Default"}}"#)
    let partial = Coverage([Scope("pods"): CoverageEntry(.partial)])
    let facts = try Self.facts([pod], coverage: partial)
    #expect(facts["dns.ndotsCounts"]?.unknown?.unseen == ["pods"])
    #expect(
      facts["workload.ndots", .workload(namespace: "shop", name: "a")]?.value == "node")
    let none = try Self.facts([], coverage: Coverage())
    #expect(none.facts.map(\.name) == ["dns.ndotsCounts"])
    #expect(none["dns.ndotsCounts"]?.unknown != nil)
  }

  @Test func noPodsAreCountedAsNone() throws {
    #expect(try Self.facts([]).value("dns.ndotsCounts") == [])
  }

  @Test func aPodOfAHugeDeploymentIsStatedOnce() throws {
    let pods = try (0..<500).map { number in
      try TestObject(
        "pods", "web-6d4cf56db6-\(number)", in: "shop",
        """
        {"metadata":{"ownerReferences":[{"kind":"ReplicaSet","name":"web-6d4cf56db6"}]},
         "spec":{"dnsConfig":{"options":[{"name":"ndots","value":"2"}]}}}
        """)
    }
    let facts = try Self.facts(pods)
    #expect(facts.facts.count == 2)
    let fact = facts["workload.ndots", .workload(namespace: "shop", name: "web")]
    #expect(fact?.value == 2)
    #expect(fact?.provenance.count == 1)
    #expect(facts.value("dns.ndotsCounts") == .record(["2": 500]))
  }

  @Test(arguments: [
    (2, "its Pods walk the search list first for names with fewer than 2 dots only"),
    (
      1,
      "its Pods walk the search list first for names with fewer than 1 dot only; a name like "
        + "service.namespace is then looked up as it is, and programs built "
        + "with musl do not try the "
        + "search list after it"
    ),
  ])
  func meaningNamesTheDots(_ dots: Int, _ meaning: String) {
    let to = Fact(
      "workload.ndots", state: .known(.number(dots), .live), reasoning: nil, provenance: [])
    let change = FactTransition(name: "workload.ndots", subject: .cluster, from: nil, to: to)
    #expect(change.judged() == ChangeJudgement(.routing, meaning))
  }
}
