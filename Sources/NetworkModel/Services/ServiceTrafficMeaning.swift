/// A Service's traffic is steered in another way: says which members differ, and what each means
/// (https://kubernetes.io/docs/reference/networking/virtual-ips/#traffic-policies).
struct ServiceTrafficMeaning: ChangeMeaning {
  let classes: Set<ChangeClass> = [.disruptive, .routing, .cosmetic]

  func judge(_ change: FactTransition, in context: ChangeContext) -> ChangeJudgement {
    guard let before = change.from?.value, let after = change.to?.value else {
      return ChangeJudgement(.routing, "a Service came or went")
    }
    var parts: [(changeClass: ChangeClass, text: String)] = []
    for member in ServiceTraffic.Member.allCases
    where before[member.rawValue] != after[member.rawValue] {
      let step = Step(before: before[member.rawValue], after: after[member.rawValue])
      guard let (changeClass, meaning) = Self.meaning(of: member, step, before, after) else {
        continue
      }
      parts.append((changeClass, "\(member.rawValue) \(step.arrow): \(meaning)"))
    }
    guard let gravest = parts.map(\.changeClass).min() else {
      return ChangeJudgement(.routing, "its traffic is steered in another way")
    }
    return ChangeJudgement(gravest, parts.map(\.text).joined(separator: "; "))
  }

  /// One member on both sides.
  private struct Step {
    let before: FactValue?
    let after: FactValue?

    var arrow: String { "\(Self.text(before)) -> \(Self.text(after))" }

    private static func text(_ value: FactValue?) -> String { value?.text ?? "-" }
  }

  /// nil where another member's change says it already.
  private static func meaning(
    of member: ServiceTraffic.Member, _ step: Step, _ before: FactValue, _ after: FactValue
  ) -> (ChangeClass, String)? {
    let typeDiffers = before["type"] != after["type"] || before["headless"] != after["headless"]
    // A member that starts or ceases to apply follows from the type.
    let follows = typeDiffers && (step.before == nil || step.after == nil)
    switch member {
    case .type: return (.routing, typeMeaning(step.after?.word))
    case .headless:
      return (
        .disruptive,
        "a Service gets or loses its own address only when it is deleted and created again"
      )
    case .externalName: return follows ? nil : (.routing, "its name leads somewhere else")
    case .externalTrafficPolicy:
      return follows && step.after?.word != "Local"
        ? nil : (.routing, externalMeaning(step.after?.word))
    case .internalTrafficPolicy:
      return follows && step.after?.word != "Local"
        ? nil : (.routing, internalMeaning(step.after?.word))
    case .sessionAffinity:
      return follows && step.after?.word != "ClientIP"
        ? nil : (.routing, affinityMeaning(step.after?.word))
    case .sessionAffinityTimeoutSeconds:
      return step.before == nil || step.after == nil
        ? nil : (.routing, "clients keep their endpoint for another time")
    case .distribution: return (.routing, distributionMeaning(step.after?.word))
    case .ipFamilyPolicy:
      return follows ? nil : (.routing, "a second address of the other IP family may come or go")
    case .ipFamilies: return follows ? nil : familiesMeaning(step)
    case .loadBalancerClass:
      return (
        .routing,
        "another controller is to provide the load balancer; the API lets it be set only when the "
          + "type becomes LoadBalancer"
      )
    case .allocateLoadBalancerNodePorts:
      return (
        .routing,
        "new ports of the load balancer get a NodePort or none; those it has stay until they are "
          + "removed"
      )
    case .externalIPs: return (.routing, "nodes take traffic to other addresses for the Service")
    case .publishNotReadyAddresses:
      return (.routing, "whether Pods that are not ready get traffic differs")
    }
  }

  private static func typeMeaning(_ type: String?) -> String {
    switch type {
    case "ExternalName":
      "its name becomes an alias in DNS, nothing is proxied any more and its address is given back"
    case "ClusterIP": "it is reached from inside of the cluster only"
    case "NodePort": "nodes answer for it on its NodePorts; a load balancer is not asked for"
    default: "a load balancer is asked for, and nodes answer for it"
    }
  }

  private static func externalMeaning(_ policy: String?) -> String {
    switch policy {
    case "Local":
      "traffic from outside goes to endpoints of the node it reaches only, and nodes without a "
        + "ready one drop it; Pods see the client's address"
    case nil: "nothing from outside reaches it any more"
    default:
      "traffic from outside goes to endpoints of any node, and Pods may see a node's address in "
        + "place of the client's"
    }
  }

  private static func internalMeaning(_ policy: String?) -> String {
    policy == "Local"
      ? "traffic from inside goes to endpoints of the client's own node only, and is dropped where "
        + "that has no ready one"
      : "traffic from inside goes to endpoints of any node"
  }

  private static func affinityMeaning(_ affinity: String?) -> String {
    affinity == "ClientIP"
      ? "connections of one client address go to one endpoint"
      : "connections of one client address spread over all endpoints"
  }

  private static func distributionMeaning(_ distribution: String?) -> String {
    switch distribution {
    case nil: "no endpoint is preferred for being near"
    case "PreferSameZone": "endpoints in the client's zone are preferred, whatever their load"
    case "PreferSameNode": "endpoints on the client's node are preferred, then those of its zone"
    case "Auto":
      "endpoints are given to zones by their CPUs, as long as there are enough, and "
        + "trafficDistribution is not looked at"
    default: "endpoints are preferred in another way"
    }
  }

  private static func familiesMeaning(_ step: Step) -> (ChangeClass, String) {
    guard let old = step.before?.words, let new = step.after?.words else {
      return (.cosmetic, "the API server fills it in from the cluster's primary family")
    }
    if old.first != new.first {
      return (
        .disruptive,
        "the primary IP family of a Service cannot be changed: it has to be deleted and created "
          + "again, and gets another address"
      )
    }
    return (
      .routing,
      new.count > old.count
        ? "it gets a second address of the other family" : "its address of the other family is gone"
    )
  }
}
