import ClusterObjects
import TestSupport
import Testing

@testable import NetworkModel

@Suite struct ConntrackTests {
  private func facts(_ lines: String) throws -> FactSet {
    try SmallCluster([
      SmallCluster.kubeProxyFile("mode: iptables\n\(lines)"), SmallCluster.kubeProxyDaemonSet(),
    ]).facts(ConntrackSource())
  }

  @Test func anotherLimitIsOneChange() throws {
    let before = try facts("conntrack: {maxPerCore: 32768, min: 131072}")
    let after = try facts("conntrack: {maxPerCore: 4096, min: 131072}")
    let changed = before.facts.filter { fact in
      after[fact.name, fact.subject].map { !$0.saysTheSame(as: fact) } ?? true
    }
    #expect(changed.map(\.name) == ["conntrack.maxPerCore"])
    #expect(before.facts.count == after.facts.count)
    let change = FactTransition(
      name: ConntrackSource.maxPerCore, subject: .cluster, from: before[ConntrackSource.maxPerCore],
      to: after[ConntrackSource.maxPerCore])
    let judgement = ConntrackLimitMeaning().judge(
      change, in: ChangeContext(before: before, after: after))
    #expect(judgement.changeClass == .capacity)
    #expect(judgement.meaning.contains("with 4 CPUs 131072 as before"))
    #expect(judgement.meaning.contains("with 16 CPUs 524288 -> 131072"))
    #expect(judgement.meaning.contains("with 64 CPUs 2097152 -> 262144"))
  }

  @Test func defaultsAreDocumented() throws {
    let facts = try facts("conntrack: {}")
    for (name, value) in [
      ("conntrack.maxPerCore", 32768), ("conntrack.min", 131_072),
      ("conntrack.tcpEstablishedTimeoutSeconds", 86400),
      ("conntrack.tcpCloseWaitTimeoutSeconds", 3600),
    ] {
      #expect(facts[FactName(name)]?.state == .known(.number(value), .documentation), "\(name)")
    }
    #expect(facts["conntrack.tcpBeLiberal"]?.state == .known(false, .documentation))
  }

  @Test(arguments: [
    "maxPerCore: many", "maxPerCore: -1", "maxPerCore: 1.5", "maxPerCore: 99999999999999999999",
  ])
  func malformedLimitIsUnknown(_ setting: String) throws {
    let facts = try facts("conntrack: {\(setting), tcpEstablishedTimeout: 1d}")
    #expect(facts["conntrack.maxPerCore"]?.unknown?.because.contains("maxPerCore") == true)
    #expect(
      facts["conntrack.tcpEstablishedTimeoutSeconds"]?.unknown?.because.contains("1d") == true)
    #expect(facts.value("conntrack.min") == 131_072)
  }

  @Test(arguments: [
    (32768, 131_072, 2, 131_072), (32768, 131_072, 4, 131_072), (32768, 131_072, 5, 163_840),
    (32768, 0, 1, 32768), (Int.max, 1, 2, Int.max),
  ])
  func limitIsTheLargerOne(_ maxPerCore: Int, _ min: Int, _ cpuCount: Int, _ limit: Int) {
    let found = ConntrackLimit(maxPerCore: maxPerCore, min: min).connections(cpuCount: cpuCount)
    #expect(found == limit)
  }

  @Test func zeroLeavesTheKernelsLimit() {
    #expect(ConntrackLimit(maxPerCore: 0, min: 131_072).connections(cpuCount: 64) == nil)
  }

  // MARK: Cilium

  private func tables(_ entries: [String: String]) throws -> Fact? {
    try SmallCluster([SmallCluster.configMap("cilium-config", entries)])
      .facts(ConntrackSource())["conntrack.bpfMapEntries"]
  }

  @Test func tablesOfStatedSize() throws {
    let fact = try tables([
      "bpf-ct-global-tcp-max": "1000000", "bpf-ct-global-any-max": "500000",
      "bpf-map-dynamic-size-ratio": "0.0025",
    ])
    #expect(
      fact?.state == .known(.record(["tcp": 1_000_000, "any": 500_000]), .userProvided))
  }

  @Test func tablesSizedByMemory() throws {
    let fact = try tables([
      "bpf-ct-global-tcp-max": "0", "bpf-map-dynamic-size-ratio": "0.0025",
    ])
    #expect(fact?.state == .known(.record(["dynamicSizeRatio": "0.0025"]), .userProvided))
  }

  @Test func tablesOfDefaultSize() throws {
    let fact = try tables(["bpf-ct-global-tcp-max": "524288"])
    #expect(
      fact?.state == .known(.record(["tcp": 524_288, "any": 262_144]), .documentation))
  }

  @Test func tablesOfNoSize() throws {
    #expect(try tables(["bpf-ct-global-tcp-max": "big"])?.unknown?.because.contains("big") == true)
  }

  @Test func withoutCiliumThereAreNoTables() throws {
    #expect(try facts("conntrack: {}")["conntrack.bpfMapEntries"] == nil)
  }
}
