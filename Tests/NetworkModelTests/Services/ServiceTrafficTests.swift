import ClusterObjects
import TestSupport
import Testing

@testable import NetworkModel

@Suite struct ServiceTrafficTests {
  private func fact(_ spec: String, annotations: [String: String] = [:]) throws -> Fact {
    let object = try SmallCluster.service(annotations: annotations, spec: spec)
    return try #require(
      SmallCluster([object]).facts(ServiceSource())[.serviceTraffic, .object(object.key)])
  }

  private func judge(_ before: String, _ after: String) throws -> ChangeJudgement {
    let (from, to) = (try fact(before), try fact(after))
    let none = FactSet([])
    return ServiceTrafficMeaning().judge(
      FactTransition(name: .serviceTraffic, subject: from.subject, from: from, to: to),
      in: ChangeContext(before: none, after: none))
  }

  // MARK: The value

  @Test func serverThatFillsInDefaultsChangesNothing() throws {
    let bare = try fact(#"{"type":"LoadBalancer","sessionAffinity":"ClientIP"}"#)
    let filled = try fact(
      #"""
      {"type":"LoadBalancer","sessionAffinity":"ClientIP","externalTrafficPolicy":"Cluster",
       "internalTrafficPolicy":"Cluster","allocateLoadBalancerNodePorts":true,
       "ipFamilyPolicy":"SingleStack",
       "sessionAffinityConfig":{"clientIP":{"timeoutSeconds":10800}}}
      """#)
    #expect(bare.value == filled.value)
    #expect(bare.state != filled.state, "one rests on the documentation")
  }

  @Test func externalPolicyOfAClusterIPServiceDoesNotApply() throws {
    #expect(try fact(#"{"externalTrafficPolicy":"Local"}"#).value?["externalTrafficPolicy"] == nil)
    let reachable = try fact(
      #"{"externalTrafficPolicy":"Local","externalIPs":["203.0.113.9"]}"#)
    #expect(reachable.value?["externalTrafficPolicy"] == "Local")
  }

  @Test func policiesOfAHeadlessServiceDoNotApply() throws {
    let value = try fact(
      #"{"clusterIP":"None","internalTrafficPolicy":"Local","sessionAffinity":"ClientIP"}"#
    ).value
    #expect(value?["headless"] == true)
    #expect(value?["internalTrafficPolicy"] == nil)
    #expect(value?["sessionAffinity"] == nil)
  }

  @Test(
    arguments: [
      ([:], "PreferClose", "PreferSameZone"), ([:], "PreferSameZone", "PreferSameZone"),
      (["topology-mode": "Auto"], "PreferSameNode", "Auto"),
      (["topology-aware-hints": "auto"], nil, "Auto"),
      (["topology-aware-hints": "disabled", "topology-mode": "Auto"], nil, nil),
      (["topology-aware-hints": "Auto", "topology-mode": "disabled"], nil, "Auto"),
      (["topology-mode": "AUTO"], "PreferSameNode", "PreferSameNode"),
    ] as [([String: String], String?, String?)])
  func olderAnnotationWins(
    _ annotations: [String: String], _ stated: String?, _ distribution: String?
  ) throws {
    let spec = stated.map { #"{"trafficDistribution":"\#($0)"}"# } ?? "{}"
    let names = annotations.map { ("service.kubernetes.io/\($0.key)", $0.value) }
    let fact = try fact(spec, annotations: Dictionary(uniqueKeysWithValues: names))
    #expect(fact.value?["distribution"]?.word == distribution)
  }

  @Test func familiesComeFromAddressesWhereNoneAreStated() throws {
    let fact = try fact(#"{"clusterIPs":["fd00::7","10.0.0.7"]}"#)
    #expect(fact.value?["ipFamilies"]?.words == ["IPv6", "IPv4"])
  }

  @Test(arguments: [
    #"{"type":"Clusterip"}"#, #"{"type":7}"#, #"{"internalTrafficPolicy":"local"}"#,
    #"{"sessionAffinity":true}"#,
  ])
  func whatTheAPIDoesNotTakeIsUnknown(_ spec: String) throws {
    #expect(try fact(spec).unknown?.because.contains("does not take") == true)
  }

  // MARK: The meaning

  @Test func namesExactlyWhatDiffers() throws {
    let judgement = try judge(
      #"{"type":"LoadBalancer"}"#, #"{"type":"LoadBalancer","externalTrafficPolicy":"Local"}"#)
    #expect(judgement.changeClass == .routing)
    #expect(judgement.meaning.hasPrefix("externalTrafficPolicy Cluster -> Local: "))
    #expect(judgement.meaning.contains("nodes without a ready one drop it"))
    #expect(!judgement.meaning.contains("internalTrafficPolicy"))
  }

  @Test func namesEveryMember() throws {
    let judgement = try judge(
      #"{"internalTrafficPolicy":"Local"}"#,
      #"{"sessionAffinity":"ClientIP","trafficDistribution":"PreferSameNode"}"#)
    for part in [
      "internalTrafficPolicy Local -> Cluster", "sessionAffinity None -> ClientIP",
      "distribution - -> PreferSameNode",
    ] {
      #expect(judgement.meaning.contains(part), "\(part)")
    }
    #expect(!judgement.meaning.contains("sessionAffinityTimeoutSeconds"))
  }

  @Test func policiesThatComeWithATypeAreNoNews() throws {
    let plain = try judge("{}", #"{"type":"NodePort"}"#)
    #expect(plain.meaning.hasPrefix("type ClusterIP -> NodePort: "))
    #expect(!plain.meaning.contains("externalTrafficPolicy"))
    let local = try judge("{}", #"{"type":"NodePort","externalTrafficPolicy":"Local"}"#)
    #expect(local.meaning.contains("externalTrafficPolicy - -> Local"))
  }

  @Test func typeWithoutAnAddress() throws {
    let judgement = try judge("{}", #"{"type":"ExternalName","externalName":"a.example.com"}"#)
    #expect(judgement.meaning.contains("alias in DNS"))
    #expect(!judgement.meaning.contains("sessionAffinity"))
  }

  @Test(arguments: [
    (#""IPv4""#, #""IPv4","IPv6""#, ChangeClass.routing),
    (#""IPv4","IPv6""#, #""IPv4""#, .routing), (#""IPv4""#, #""IPv6""#, .disruptive),
    (#""IPv4","IPv6""#, #""IPv6","IPv4""#, .disruptive), ("", #""IPv4""#, .cosmetic),
  ])
  func primaryFamilyCannotBeChanged(
    _ before: String, _ after: String, _ changeClass: ChangeClass
  ) throws {
    let judgement = try judge(#"{"ipFamilies":[\#(before)]}"#, #"{"ipFamilies":[\#(after)]}"#)
    #expect(judgement.changeClass == changeClass, "\(judgement.meaning)")
  }

  @Test func becomingHeadlessTakesANewService() throws {
    let judgement = try judge(#"{"clusterIP":"10.0.0.1"}"#, #"{"clusterIP":"None"}"#)
    #expect(judgement.changeClass == .disruptive)
  }

  /// Each class that a change gets is one that gates know of.
  @Test func classesAreDeclared() throws {
    let specs = [
      "{}", #"{"type":"NodePort"}"#, #"{"type":"LoadBalancer","loadBalancerClass":"a.b/c"}"#,
      #"{"type":"LoadBalancer","allocateLoadBalancerNodePorts":false}"#,
      #"{"externalIPs":["203.0.113.9"]}"#, #"{"publishNotReadyAddresses":true}"#,
      #"{"type":"ExternalName","externalName":"a.example.com"}"#,
      #"{"type":"ExternalName","externalName":"b.example.com"}"#,
      #"{"sessionAffinity":"ClientIP","sessionAffinityConfig":{"clientIP":{"timeoutSeconds":5}}}"#,
      #"{"sessionAffinity":"ClientIP"}"#, #"{"clusterIP":"None","ipFamilies":["IPv4"]}"#,
      #"{"ipFamilyPolicy":"RequireDualStack","ipFamilies":["IPv6","IPv4"]}"#,
    ]
    for before in specs {
      for after in specs where before != after {
        let judgement = try judge(before, after)
        #expect(ServiceTrafficMeaning().classes.contains(judgement.changeClass))
        #expect(judgement.meaning.contains(" -> "), "\(before) \(after)")
      }
    }
  }
}
