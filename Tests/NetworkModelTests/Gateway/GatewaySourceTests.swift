import ClusterObjects
import TestSupport
import Testing

@testable import NetworkModel

@Suite struct GatewaySourceTests {
  private static let orphan = FactSubject.object(
    ObjectKey(
      resource: "gatewayclasses.gateway.networking.k8s.io", namespace: "", name: "orphan"))

  @Test func routesAndGatewaysThatComeAreNoChange() throws {
    let before = try ClusterFixture("gateway-standard").facts()
    let route = try TestObject(
      "httproutes.gateway.networking.k8s.io", "more", in: "shop",
      #"{"spec":{"parentRefs":[{"group":"gateway.networking.k8s.io","kind":"Gateway"}]}}"#)
    let after = try ChangedFixture("gateway-standard").adding(route).facts()
    #expect(FactTransition.differences(before, after).isEmpty)
    #expect(before.value("gateway.counts")?["HTTPRoute"] == 2)
    #expect(after.value("gateway.counts")?["HTTPRoute"] == 3)
  }

  @Test func aServiceAsParentIsAChange() throws {
    let before = try ClusterFixture("gateway-standard").facts()
    let route = try TestObject(
      "httproutes.gateway.networking.k8s.io", "mesh", in: "shop",
      #"{"spec":{"parentRefs":[{"group":"","kind":"Service","name":"web"}]}}"#)
    let after = try ChangedFixture("gateway-standard").adding(route).facts()
    let changes = FactTransition.differences(before, after)
    #expect(changes.map(\.name) == ["gateway.gamma"])
    #expect(changes.first?.judged().changeClass == .routing)
  }

  @Test func anUpgradeIsOnePrimaryChange() throws {
    let after = try ClusterFixture("gateway-standard").facts()
    var old = ChangedFixture("gateway-standard")
    for name in ["gatewayclasses", "gateways", "httproutes", "tlsroutes", "referencegrants"] {
      old = old.changing(
        "customresourcedefinitions.apiextensions.k8s.io", "", "\(name).gateway.networking.k8s.io"
      ) { json in
        var json = json
        let mark = "gateway.networking.k8s.io/bundle-version"
        json["metadata"]?["annotations"]?[mark] = "v1.1.0"
        if name == "referencegrants" {
          json["spec"]?["versions"] = .array([
            .object(["name": "v1beta1", "served": true]),
            .object(["name": "v1alpha2", "served": true]),
          ])
        }
        return json
      }
    }
    let changes = FactTransition.differences(try old.facts(), after)
    #expect(Set(changes.map(\.name)) == ["gateway.bundleVersion", "gateway.servedKinds"])
    let primary = FactTransition.primary(changes)
    #expect(primary.map(\.name) == ["gateway.bundleVersion"])
    #expect(
      primary.first?.judged()
        == ChangeJudgement(
          .routing,
          "a newer release of the Gateway API: fields and kinds may have come, and v1alpha2 of "
            + "GRPCRoute and ReferenceGrant is no longer served"))
    #expect(
      changes.first { $0.name == "gateway.servedKinds" }?.judged()
        == ChangeJudgement(
          .routing,
          "ReferenceGrant v1alpha2 is no longer served: controllers and manifests that use it fail")
    )
  }

  @Test func definitionsWithoutTheirMarksAreNotCalledAbsent() throws {
    var fixture = ChangedFixture("gateway-gamma")
    for name in ["httproutes", "grpcroutes"] {
      fixture = fixture.changing(
        "customresourcedefinitions.apiextensions.k8s.io", "", "\(name).gateway.networking.k8s.io"
      ) { json in
        var json = json
        json["metadata"]?["annotations"] = nil
        return json
      }
    }
    let facts = try fixture.facts()
    #expect(facts["gateway.bundleVersion"]?.unknown != nil)
    #expect(facts["gateway.channel"]?.unknown != nil)
    #expect(facts.value("gateway.servedKinds")?["HTTPRoute"] == ["v1", "v1beta1"])
  }

  @Test func aClassIsJudgedByWhatItsControllerSays() throws {
    let before = try ClusterFixture("gateway-standard").facts()
    func facts(_ status: String?, _ controller: String = "example.com/nobody") throws -> FactSet {
      try ChangedFixture("gateway-standard")
        .changing("gatewayclasses.gateway.networking.k8s.io", "", "orphan") { json in
          var json = json
          json["spec"]?["controllerName"] = .string(controller)
          let condition = status.map {
            JSONValue.object(["type": "Accepted", "status": .string($0)])
          }
          json["status"] = .object(["conditions": .array([condition].compactMap { $0 })])
          return json
        }.facts()
    }
    let accepted = FactTransition.differences(before, try facts("True"))
    #expect(accepted.map(\.subject) == [Self.orphan])
    #expect(accepted.first?.judged().meaning.hasPrefix("its controller accepts the class") == true)
    let refused = FactTransition.differences(try facts("True"), try facts("False"))
    #expect(refused.first?.judged().meaning.hasPrefix("its controller refuses the class") == true)
    let silent = FactTransition.differences(try facts("True"), try facts("Unknown"))
    #expect(silent.first?.judged().meaning.hasPrefix("its controller no longer says") == true)
    let other = FactTransition.differences(before, try facts(nil, "example.com/somebody"))
    #expect(
      other.first?.judged()
        == ChangeJudgement(
          .routing,
          "example.com/somebody serves the Gateways of the class: their addresses and rules are "
            + "set up anew"))
  }

  @Test func classesThatWereNotSeenAreNotGone() throws {
    let facts = try ChangedFixture("gateway-standard")
      .notSeeing("ingressclasses.networking.k8s.io").facts()
    #expect(facts.subjects(of: "ingressClass.controller").map(\.subject) == [.cluster])
    #expect(
      facts["ingressClass.controller"]?.unknown?.unseen == ["ingressclasses.networking.k8s.io"])
  }

  @Test func aClassMayBecomeTheDefault() throws {
    let before = try ClusterFixture("gateway-standard").facts()
    let after = try ChangedFixture("gateway-standard")
      .changing("ingressclasses.networking.k8s.io", "", "nginx") { json in
        var json = json
        json["metadata"]?["annotations"] = nil
        return json
      }.facts()
    let changes = FactTransition.differences(before, after)
    #expect(
      changes.map { $0.judged().meaning } == [
        "new Ingresses that name no class no longer get this one"
      ])
  }
}
