import ClusterObjects
import Testing

@testable import NetworkModel

@Suite struct GatewayMeaningTests {
  private static func judge(
    _ name: FactName, _ old: FactValue, _ new: FactValue
  ) -> ChangeJudgement {
    func fact(_ value: FactValue) -> Fact {
      Fact(name, state: .known(value, .live), reasoning: nil, provenance: [])
    }
    let change = FactTransition(name: name, subject: .cluster, from: fact(old), to: fact(new))
    return change.judged()
  }

  @Test(
    arguments: [
      ("none", "v1.4.1", .cosmetic, "the Gateway API is installed"),
      ("v1.4.1", "none", .disruptive, "the Gateway API is gone"),
      ("v1.4.1", "v1.6.1", .routing, "controllers may not support it yet"),
      ("v1.1.1", "v1.2.0", .routing, "v1alpha2 of GRPCRoute and ReferenceGrant"),
      ("v1.0.0", "v1.1.0", .routing, "controllers may not support it yet"),
      ("v1.4.1", "v1.3.0", .disruptive, "fields that it does not know are dropped"),
      ("v1.6.1", "v1.5.1", .disruptive, "safe-upgrades.gateway.networking.k8s.io"),
      ("v1.9.0", "v1.10.0", .routing, "a newer release"),
      ("v1.6.1", "monthly-2026.06", .routing, "another release"),
      ("v1.4.1", ["v1.2.1", "v1.4.1"], .routing, "several releases"),
      (["v1.2.1", "v1.4.1"], "v1.4.1", .routing, "one release again"),
      (["v1.2.1", "v1.4.1"], "none", .disruptive, "is gone"),
    ] as [(FactValue, FactValue, ChangeClass, String)])
  func aReleaseIsJudgedByItsDirection(
    _ old: FactValue, _ new: FactValue, _ changeClass: ChangeClass, _ part: String
  ) {
    let judgement = Self.judge("gateway.bundleVersion", old, new)
    #expect(judgement.changeClass == changeClass)
    #expect(judgement.meaning.contains(part))
    #expect(GatewayBundleMeaning().classes.contains(judgement.changeClass))
  }

  @Test(
    arguments: [
      ("experimental", "standard", .disruptive),
      (["experimental", "standard"], "standard", .disruptive),
      ("standard", "experimental", .routing), ("standard", ["experimental", "standard"], .routing),
      ("none", "standard", .cosmetic), ("standard", "none", .disruptive),
    ] as [(FactValue, FactValue, ChangeClass)])
  func leavingTheExperimentalChannelLosesFields(
    _ old: FactValue, _ new: FactValue, _ changeClass: ChangeClass
  ) {
    #expect(Self.judge("gateway.channel", old, new).changeClass == changeClass)
  }

  @Test(
    arguments: [
      (["A": ["v1"]], ["A": ["v1"], "B": ["v1"]], .cosmetic, "B v1 is served now"),
      (["A": ["v1", "v1beta1"]], ["A": ["v1"]], .routing, "A v1beta1 is no longer served"),
      (["A": ["v1"], "B": ["v1"]], ["A": ["v1"]], .disruptive, "B and all objects of the kind"),
      ([:], ["A": ["v1"]], .cosmetic, "A v1 is served now"),
    ] as [([String: FactValue], [String: FactValue], ChangeClass, String)])
  func aKindThatIsGoneTakesItsObjectsAlong(
    _ old: [String: FactValue], _ new: [String: FactValue], _ changeClass: ChangeClass,
    _ part: String
  ) {
    let judgement = Self.judge("gateway.servedKinds", .record(old), .record(new))
    #expect(judgement.changeClass == changeClass)
    #expect(judgement.meaning.contains(part))
  }
}
