import ClusterObjects
import Testing

@testable import NetworkModel

/// GKE without Dataplane V2: settings, near misses, missing input.
@Suite struct GKEPluginTests {
  @Test func takesTheNodesBlocks() throws {
    let settings = try EditedCluster("gke-standard").settings()
    #expect(settings.version.value == "v0.5.0-gke.3")
    #expect(settings.ipamMode.value == "host-local")
    #expect(settings.usesNodePodCIDRs.value == true)
    #expect(settings.nodeBlockSizes.value == [.ipv4: 24])
    #expect(settings.podCIDRs.unknown?.shownBy?.hasPrefix("gcloud") == true)
    #expect(settings.routingMode.value == "cloud")
    #expect(settings.encapsulation.value == ["none"])
    #expect(settings.ipFamilies.value == [.ipv4])
  }

  @Test(arguments: [
    ("IPV4_IPV6", [IPFamily.ipv4, .ipv6]), ("IPV6", [.ipv6]),
  ])
  func readsTheFamilies(_ label: String, _ families: [IPFamily]) throws {
    var cluster = try EditedCluster("gke-standard")
    try cluster.setAll(
      "nodes", ["metadata", "labels", "cloud.google.com/gke-stack-type"], to: .string(label))
    #expect(try cluster.settings().ipFamilies.value == families)
  }

  @Test func nodesThatDifferHaveNoOneAnswer() throws {
    var cluster = try EditedCluster("gke-standard")
    try cluster.set(
      "nodes", "gke-lab-pool-1-0b68fd7f-v4q1",
      ["metadata", "labels", "cloud.google.com/gke-stack-type"], to: "IPV4_IPV6")
    #expect(try cluster.settings().ipFamilies.unknown?.because.contains("differ") == true)
  }

  @Test func aClusterOfDataplaneV2IsNotClaimed() throws {
    var cluster = try EditedCluster("gke-standard")
    try cluster.add(
      "daemonsets.apps", "anetd", in: "kube-system",
      #"{"status":{"desiredNumberScheduled":2,"numberReady":2}}"#)
    let evidence = try cluster.evidence()
    #expect(try GKEPlugin().sighting(in: evidence).signals.isEmpty)
    #expect(try evidence.detectedNetwork().primary.value != .gke)
  }

  @Test func withoutDaemonSetsItMayBeDataplaneV2() throws {
    var cluster = try EditedCluster("gke-standard")
    cluster.hide("daemonsets.apps")
    let sighting = try GKEPlugin().sighting(in: cluster.evidence())
    #expect(sighting.signals.isEmpty)
    #expect(sighting.unseen.contains { $0.unseen == ["daemonsets.apps"] })
  }

  @Test func aDaemonSetNetdElsewhereIsNotGKE() throws {
    var cluster = try EditedCluster("gke-standard")
    try cluster.setAll("nodes", ["metadata", "labels"], to: .object([:]))
    #expect(try cluster.evidence().detectedNetwork().primary.value == nil)
  }

  @Test func withoutNetdTheNodesStillShowIt() throws {
    var cluster = try EditedCluster("gke-standard")
    try cluster.remove("daemonsets.apps", "netd", in: "kube-system")
    let primary = try cluster.evidence().detectedNetwork().primary
    #expect(primary.value == .gke)
    #expect(primary.basis == .inferred)
    #expect(try cluster.settings().version.unknown != nil)
  }
}
