import ClusterObjects
import Testing

@testable import NetworkModel

/// kindnet, by the variables of its DaemonSet.
@Suite struct KindnetPluginTests {
  private func subnet(_ text: String) throws -> PluginSettings {
    try ChangedCluster("kindnet")
      .setting(variable: "POD_SUBNET", of: "kindnet", to: text).settings()
  }

  @Test func saysTheRangeOfPods() throws {
    let settings = try subnet("10.244.0.0/16,fd00:10:244::/56")
    #expect(
      settings.podCIDRs.value?.map(\.description) == ["10.244.0.0/16", "fd00:10:244::/56"])
    #expect(settings.ipFamilies.value == [.ipv4, .ipv6])
    #expect(settings.usesNodePodCIDRs.value == true)
    #expect(settings.routingMode.value == "native")
  }

  @Test func severalRangesOfAFamilyAreOneFamily() throws {
    #expect(try subnet("10.244.0.0/16,10.245.0.0/16").ipFamilies.value == [.ipv4])
  }

  @Test func aMalformedRangeIsNamed() throws {
    let settings = try subnet("10.244.0.0/16,pods")
    #expect(
      settings.podCIDRs.unknown?.because == "POD_SUBNET 10.244.0.0/16,pods is no list of ranges")
    #expect(settings.ipFamilies.value == nil)
  }

  @Test func nothingIsTakenOfTheLinksMTU() throws {
    let settings = try subnet("10.244.0.0/16")
    #expect(
      settings.podMTUBytes.unknown?.because
        == "it is the MTU of the node's link, from which nothing is taken")
  }
}
