import Testing

@testable import NetworkModel

/// What breaks connections: plugin, routing, encapsulation, encryption, MTU.
@Suite struct DataplaneMeaningTests {
  // MARK: Plugin

  private func swap(_ provider: String?, _ from: FactValue?, _ to: FactValue?) -> ChangeJudgement {
    ChangeStage(provider: provider).judge(PluginSwapMeaning(), .cniName, from, to)
  }

  @Test func anotherPluginIsDisruptive() {
    #expect(swap(nil, "flannel", "calico").changeClass == .disruptive)
    #expect(swap("eks", "aws-vpc-cni", "cilium").changeClass == .disruptive)
    #expect(swap("aks", nil, "cilium").meaning == "a plugin connects Pods now")
    #expect(swap("aks", "cilium", nil).meaning == "no plugin connects Pods any more")
  }

  @Test func someProvidersDoNotLeadBack() {
    #expect(swap("openshift", "openshift-sdn", "ovn-kubernetes").changeClass == .oneWayDoor)
    #expect(swap("gke", "gke", "cilium").changeClass == .oneWayDoor)
    #expect(swap("aks", "kubenet", "azure-cni").changeClass == .oneWayDoor)
    // Plugins that the provider does not install.
    #expect(swap("aks", "flannel", "cilium").changeClass == .disruptive)
    #expect(swap("gke", "flannel", "calico").changeClass == .disruptive)
  }

  // MARK: Between nodes

  @Test func nativeRoutingNeedsTheNetwork() {
    let judgement = ChangeStage(plugin: .cilium).judge(
      RoutingModeMeaning(), .routingMode, "tunnel", "native")
    #expect(judgement.changeClass == .disruptive)
    #expect(judgement.meaning.hasPrefix("the network between nodes must know the way"))
    #expect(judgement.meaning.contains("agents read it when they start"))
    let back = ChangeStage().judge(RoutingModeMeaning(), .routingMode, "native", "tunnel")
    #expect(back.meaning.contains("grow by the tunnel's header"))
    #expect(!back.meaning.contains("agents read it"))
  }

  private func wrap(_ plugin: PluginName?, _ from: FactValue, _ to: FactValue) -> String {
    let judgement = ChangeStage(plugin: plugin).judge(
      EncapsulationMeaning(), .encapsulation, from, to)
    #expect(judgement.changeClass == .disruptive)
    return judgement.meaning
  }

  @Test func encapsulationSaysWhatItTakes() {
    #expect(wrap(.cilium, ["none"], ["vxlan"]).contains("vxlan takes 50 bytes"))
    #expect(wrap(.cilium, ["none"], ["vxlan"]).contains("70 over IPv6"))
    #expect(wrap(.calico, ["none"], ["ipip"]).contains("ipip takes 20 bytes"))
    // What was there before takes nothing more.
    #expect(!wrap(.calico, ["vxlan"], ["ipip", "vxlan"]).contains("vxlan takes"))
    #expect(wrap(.calico, ["vxlan"], ["none"]).contains("must know the way"))
  }

  @Test func flannelIsNotChangedAtRunTime() {
    #expect(wrap(.flannel, ["vxlan"], ["none"]).contains("not to be changed at run time"))
    #expect(wrap(.canal, ["vxlan"], ["none"]).contains("not to be changed at run time"))
    #expect(wrap(.calico, ["vxlan"], ["none"]).contains("per pool at run time"))
  }

  @Test func encryptionOnAndOff() {
    let stage = ChangeStage(plugin: .cilium)
    let off = stage.judge(EncryptionMeaning(), .encryption, ["wireguard"], ["none"])
    #expect(off.changeClass == .disruptive)
    #expect(off.meaning.contains("can read Pods' packets again"))
    let on = stage.judge(EncryptionMeaning(), .encryption, ["none"], ["wireguard"])
    #expect(on.meaning.contains("grow by the header of wireguard"))
    let other = stage.judge(EncryptionMeaning(), .encryption, ["ipsec"], ["wireguard"])
    #expect(other.meaning.contains("encrypted in another way"))
  }

  // MARK: MTU

  private func mtu(_ stage: ChangeStage, _ from: FactValue?, _ to: FactValue?) -> String {
    let judgement = stage.judge(MTUMeaning(), .configuredMTU, from, to)
    #expect(judgement.changeClass == .disruptive)
    return judgement.meaning
  }

  @Test func longerPacketsMayBeDropped() {
    let longer = mtu(ChangeStage(plugin: .cilium), 1450, 8950)
    #expect(longer.contains("up to 8950 bytes are sent: where a link on the way carries less"))
    #expect(longer.contains("where agents have restarted"))
    let shorter = mtu(ChangeStage(plugin: .cilium), 8950, 1450)
    #expect(shorter.contains("those that still come with 8950"))
  }

  @Test func whenTheMTUHolds() {
    #expect(mtu(ChangeStage(plugin: .calico), 1500, 1450).contains("only new Pods get it"))
    #expect(
      mtu(ChangeStage(plugin: .ovnKubernetes, provider: "openshift"), 1400, 8900)
        .contains("by a migration only"))
    #expect(mtu(ChangeStage(), nil, 1450).contains("is stated"))
    #expect(mtu(ChangeStage(), 1450, nil).contains("no longer stated"))
  }

  @Test func theLinkOfOneNode() {
    let judgement = ChangeStage(plugin: .cilium).judge(
      MTUMeaning(), .nodeMTU, of: .node("a"), 1500, 9000)
    #expect(judgement.meaning.contains("the link of one node"))
    let all = ChangeStage(plugin: .calico).judge(MTUMeaning(), .nodeMTU, 1500, 9000)
    #expect(all.meaning.contains("the links of the nodes themselves"))
  }
}
