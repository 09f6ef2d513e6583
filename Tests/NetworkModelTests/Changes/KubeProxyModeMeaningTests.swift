import Testing

@testable import NetworkModel

@Suite struct KubeProxyModeMeaningTests {
  private func meaning(_ from: FactValue?, _ to: FactValue?, _ version: String? = "1.34.0")
    -> String
  {
    let judgement = ChangeStage(kubernetes: version).judge(
      KubeProxyModeMeaning(), .kubeProxyMode, from, to)
    #expect(judgement.changeClass == .disruptive)
    return judgement.meaning
  }

  @Test func nftablesAnswersOnFewerAddresses() {
    let text = meaning("iptables", "nftables")
    #expect(text.contains("primary addresses only"))
    #expect(text.contains("no longer answer on localhost"))
    #expect(text.contains("kernel 5.13"))
    #expect(text.contains("conntrack calls invalid"))
    #expect(text.contains("kube-proxy removes the rules of iptables"))
    #expect(!text.contains("stable"))
    // Localhost was never served by ipvs.
    #expect(!meaning("ipvs", "nftables").contains("localhost"))
    #expect(meaning("nftables", "iptables").contains("all addresses of a node"))
  }

  @Test func nftablesDependsOnTheVersion() {
    #expect(meaning("iptables", "nftables", "1.28.3").contains("has no nftables mode"))
    #expect(meaning("iptables", "nftables", "1.32.9").contains("not stable before 1.33"))
    #expect(!meaning("iptables", "nftables", "1.33.0").contains("not stable"))
    #expect(!meaning("iptables", "nftables", nil).contains("not stable"))
  }

  @Test func ipvsAndIptablesLeaveEachOthersRules() {
    for (from, to): (FactValue, FactValue) in [("iptables", "ipvs"), ("ipvs", "iptables")] {
      #expect(meaning(from, to).contains("rules of \(from.text) stay on nodes"))
      #expect(meaning(from, to).contains("clusterDNS"))
    }
    #expect(!meaning("iptables", "nftables").contains("stay on nodes"))
    #expect(!meaning("iptables", "nftables").contains("clusterDNS"))
  }

  @Test func ipvsIsOnItsWayOut() {
    #expect(meaning("iptables", "ipvs", "1.35.0").contains("is deprecated since 1.35"))
    #expect(meaning("iptables", "ipvs", "1.34.9").contains("is deprecated from 1.35"))
    #expect(!meaning("ipvs", "iptables", "1.35.0").contains("deprecated"))
  }

  @Test func replacementLeavesRulesBehind() {
    let replaced = meaning("iptables", "cilium")
    #expect(replaced.contains("kube-proxy's rules stay on nodes"))
    #expect(replaced.contains("conntrack settings are no longer applied"))
    #expect(meaning("iptables", "none").contains("kube-proxy's rules stay on nodes"))
    #expect(meaning("cilium", "iptables").contains("rules of cilium must be gone"))
    #expect(meaning("none", "iptables").contains("rules of what stood in for kube-proxy"))
  }

  @Test func aSideMayBeAbsent() {
    #expect(!meaning(nil, "iptables").contains("stay on nodes"))
    #expect(!meaning("iptables", nil).contains("stay on nodes"))
  }
}
