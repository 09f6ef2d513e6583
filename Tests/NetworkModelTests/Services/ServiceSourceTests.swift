import ClusterObjects
import TestSupport
import Testing

@testable import NetworkModel

@Suite struct ServiceSourceTests {
  @Test func incarnationIsTheUID() throws {
    let objects = [
      try SmallCluster.service("a", uid: "u-1", spec: "{}"),
      try SmallCluster.service("manifest", uid: nil, spec: "{}"),
    ]
    let facts = try SmallCluster(objects).facts(ServiceSource())
    #expect(facts.value(.serviceIncarnation, of: .object(objects[0].key)) == "u-1")
    #expect(facts[.serviceIncarnation, .object(objects[1].key)] == nil)
    #expect(ServiceIncarnationMeaning().classes == [.disruptive])
  }

  @Test func saysOfEachServiceWhatItSaysOfAll() throws {
    let objects = try (0..<3).map { number in
      try SmallCluster.service(
        "s\(number)", uid: "u-\(number)", spec: #"{"sessionAffinity":"ClientIP"}"#)
    }
    let evidence = try SmallCluster(objects).evidence()
    var single: [Fact] = []
    for object in objects {
      let isIt: (ObjectKey) -> Bool = { $0 == object.key }
      _ = try evidence.scan("services", where: isIt) { key, service in
        single += ServiceSource().facts(about: key, service, in: evidence)
      }
    }
    let all = try ServiceSource().facts(in: evidence)
    #expect(single == all)
  }

  @Test func countsTypesAndPolicies() throws {
    let objects = [
      try SmallCluster.service("a", spec: #"{"internalTrafficPolicy":"Local"}"#),
      try SmallCluster.service("b", spec: #"{"clusterIP":"None","internalTrafficPolicy":"Local"}"#),
      try SmallCluster.service(
        "c", spec: #"{"type":"NodePort","externalTrafficPolicy":"Local"}"#),
    ]
    let facts = try SmallCluster(objects).facts(ServiceCountSource())
    #expect(facts.value("services.countByType") == .record(["ClusterIP": 2, "NodePort": 1]))
    #expect(
      facts.value("services.policies")
        == .record([
          "externalTrafficPolicyLocal": 1, "internalTrafficPolicyLocal": 1, "headless": 1,
        ]))
  }

  @Test func countsOfServicesThatWereNotSeenAreUnknown() throws {
    let facts = try SmallCluster([], unseen: ["services"]).facts(ServiceCountSource())
    #expect(facts["services.countByType"]?.unknown?.unseen == ["services"])
    #expect(!ServiceCountSource().definitions.contains { !$0.isGauge })
  }

  @Test func noServicesAreNone() throws {
    let facts = try SmallCluster([]).facts(ServiceCountSource())
    #expect(facts.value("services.countByType") == .record(["ClusterIP": 0]))
  }
}
