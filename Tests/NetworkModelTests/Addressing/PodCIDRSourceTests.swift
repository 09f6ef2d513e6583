import ClusterObjects
import TestSupport
import Testing

@testable import NetworkModel

@Suite struct PodCIDRSourceTests {
  private func facts(
    podSubnet: String? = "10.244.0.0/16", blocks: [String] = ["10.244.0.0/24", "10.244.1.0/24"],
    unseen: Set<ResourceName> = []
  ) throws -> FactSet {
    var objects: [TestObject] = []
    if let podSubnet {
      objects.append(
        .configMap(
          "kubeadm-config", "ClusterConfiguration", "networking:\n  podSubnet: \(podSubnet)\n"))
    }
    for (index, block) in blocks.enumerated() {
      objects.append(
        try TestObject("nodes", "node-\(index)", "{\"spec\":{\"podCIDRs\":[\"\(block)\"]}}"))
    }
    let history = TestHistory()
    let all = ResourceCatalogue.current.resources.map(\.name)
    history.record(objects, coverage: Coverage(complete: all.filter { !unseen.contains($0) }))
    let evidence = NetworkEvidence(history: history, moment: try history.moment("latest"))
    return FactSet(try PodCIDRSource().facts(in: evidence))
  }

  @Test func configurationThatNodesConfirmIsTaken() throws {
    let fact = try #require(try facts()[.podCIDRs])
    #expect(fact.value == ["10.244.0.0/16"])
    #expect(fact.reasoning?.contains("all 2 nodes") == true)
  }

  @Test func anEditedIntentMovesNoBlock() throws {
    let facts = try facts(podSubnet: "10.200.0.0/16,10.244.0.0/16")
    #expect(facts.value(.podCIDRs) == ["10.244.0.0/16"])
    #expect(facts.value(.podCIDRIntent) == ["10.200.0.0/16", "10.244.0.0/16"])
  }

  @Test func blocksOutsideOfTheConfigurationContradictIt() throws {
    let facts = try facts(podSubnet: "10.200.0.0/16")
    #expect(facts[.podCIDRs]?.unknown?.because.contains("outside") == true)
    #expect(facts.value(.podCIDRIntent) == ["10.200.0.0/16"])
  }

  @Test func blocksAloneDoNotShowTheRange() throws {
    let facts = try facts(podSubnet: nil)
    #expect(facts[.podCIDRs]?.unknown?.because.contains("10.244.0.0/23") == true)
    #expect(facts.value(.nodeBlockSize)?["IPv4"] == 24)
  }

  @Test func unseenNodesConfirmNothing() throws {
    let fact = try #require(try facts(blocks: [], unseen: ["nodes"])[.podCIDRs])
    #expect(fact.state == .known(["10.244.0.0/16"], .inference))
  }

  @Test func unseenConfigurationIsUnknown() throws {
    let facts = try facts(blocks: [], unseen: ["configmaps", "nodes"])
    #expect(facts[.podCIDRs]?.unknown?.unseen == ["configmaps"])
    #expect(facts[.podCIDRIntent]?.unknown?.unseen == ["configmaps"])
  }

  @Test func malformedConfigurationIsNamed() throws {
    let facts = try facts(podSubnet: "10.244.0.0/99", blocks: [])
    #expect(facts[.podCIDRs]?.unknown?.because.contains("10.244.0.0/99") == true)
  }

  @Test func blocksOfSeveralSizesHaveNoSize() throws {
    let facts = try facts(blocks: ["10.244.0.0/24", "10.244.2.0/25"])
    #expect(facts[.nodeBlockSize]?.unknown?.because.contains("several sizes") == true)
  }

  @Test func bothFamiliesHaveASize() throws {
    let facts = try facts(
      podSubnet: "10.244.0.0/16,fd00::/48", blocks: ["10.244.0.0/24\",\"fd00::/64"])
    #expect(facts.value(.podCIDRs) == ["10.244.0.0/16", "fd00::/48"])
    #expect(facts.value(.nodeBlockSize) == .record(["IPv4": 24, "IPv6": 64]))
  }
}
