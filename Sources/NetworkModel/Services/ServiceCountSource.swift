import ClusterObjects

/// How many Services there are of each type, and with each policy.
struct ServiceCountSource: FactSource {
  private static let byType: FactName = "services.countByType"
  private static let policies: FactName = "services.policies"

  let definitions = [
    FactDefinition(
      byType, .services, "Services by type; a headless one counts as ClusterIP.", isGauge: true,
      meaning: PlainMeaning(.churn, "Services come and go")),
    FactDefinition(
      policies, .services,
      "Services by what steers their traffic: Local policies, affinity, distribution, headless.",
      isGauge: true, meaning: PlainMeaning(.churn, "Services come and go")),
  ]

  var inputs: [Scope] { [Scope("services")] }

  func facts(in evidence: NetworkEvidence) throws -> [Fact] {
    var types = ["ClusterIP": 0]
    var policies = ["externalTrafficPolicyLocal": 0, "internalTrafficPolicyLocal": 0]
    let unseen = try evidence.scan("services") { _, service in
      let traffic = ServiceTraffic(service)
      types[traffic.type, default: 0] += 1
      for policy in Self.policies(of: traffic) { policies[policy, default: 0] += 1 }
    }
    if let unseen {
      return [
        evidence.fact(Self.byType, .unknown(unseen)),
        evidence.fact(Self.policies, .unknown(unseen)),
      ]
    }
    return [
      evidence.fact(Self.byType, Self.record(types)),
      evidence.fact(Self.policies, Self.record(policies)),
    ]
  }

  private static func policies(of traffic: ServiceTraffic) -> [String] {
    var found: [String] = []
    if traffic.externalTrafficPolicy == "Local" { found.append("externalTrafficPolicyLocal") }
    if traffic.internalTrafficPolicy == "Local" { found.append("internalTrafficPolicyLocal") }
    if traffic.sessionAffinity == "ClientIP" { found.append("sessionAffinityClientIP") }
    if let distribution = traffic.distribution { found.append("distribution\(distribution)") }
    if traffic.ipFamilies.count > 1 { found.append("dualStack") }
    if traffic.isHeadless { found.append("headless") }
    if !traffic.externalIPs.isEmpty { found.append("externalIPs") }
    if traffic.loadBalancerClass != nil { found.append("loadBalancerClass") }
    return found
  }

  private static func record(_ counts: [String: Int]) -> Reading<FactValue> {
    .stated(.record(counts.mapValues { .number($0) }), by: [])
  }
}
