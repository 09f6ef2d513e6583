import ClusterObjects
import NetworkModel

/// What controllers say about a route at its parents
/// (https://gateway-api.sigs.k8s.io/reference/spec/#routeparentstatus).
struct RouteStatus {
  /// What follows for the route at one parent.
  struct Verdict {
    /// Why it is not in force there; nil: it is.
    var refusal: RoutingProblem?
    /// What keeps it from serving there.
    var problems: [RoutingProblem] = []
  }

  private struct Entry {
    let controller: String?
    let conditions: [String: StatusCondition]
  }

  private let name: String
  private let generation: Int?
  /// Entries stay behind for parents that a route no longer names
  /// (https://github.com/envoyproxy/gateway/issues/5656): they are found only by what it names.
  private var entries: [ParentReference: [Entry]] = [:]

  init(_ route: EvidenceObject) {
    name = route.key.kindAndName
    generation = route.int("metadata", "generation")
    for json in route.elements("status", "parents") {
      guard let parent = ParentReference(json["parentRef"], in: route.key.namespace) else {
        continue
      }
      entries[parent, default: []].append(
        Entry(
          controller: json["controllerName"]?.text,
          conditions: StatusCondition.all(in: json["conditions"])))
    }
  }

  /// - Parameter controller: that of the parent's class; nil: not known, and each is believed.
  func verdict(
    at parent: ParentReference, controller: String?, trust: GatewayTrust
  ) -> Verdict {
    if trust == .written { return Verdict() }
    let entry = entries[parent]?.first {
      controller == nil || $0.controller == nil || $0.controller == controller
    }
    guard let entry else {
      guard trust == .status else { return Verdict() }
      return Verdict(refusal: problem(.noStatus, at: parent, "no controller has said anything"))
    }
    return Verdict(
      refusal: refusal(entry.conditions, at: parent, trust: trust),
      problems: problems(entry.conditions, at: parent))
  }

  private func refusal(
    _ conditions: [String: StatusCondition], at parent: ParentReference, trust: GatewayTrust
  ) -> RoutingProblem? {
    guard let accepted = conditions["Accepted"] else {
      guard trust == .status else { return nil }
      return problem(.noStatus, at: parent, "nobody says that it is Accepted")
    }
    if accepted.isFalse { return problem(.notAccepted, at: parent, accepted.description) }
    if trust == .assumingReady { return nil }
    if !accepted.isTrue { return problem(.notAccepted, at: parent, accepted.description) }
    // A controller that serves the last good generation speaks of that one.
    if let partial = conditions["PartiallyInvalid"], partial.isTrue,
      partial.message?.hasPrefix("Fall Back") == true
    {
      return nil
    }
    guard let generation, let observed = accepted.observedGeneration, observed < generation else {
      return nil
    }
    return problem(
      .staleGeneration, at: parent,
      "the status is of generation \(observed), the route is of generation \(generation)")
  }

  private func problems(
    _ conditions: [String: StatusCondition], at parent: ParentReference
  ) -> [RoutingProblem] {
    var problems: [RoutingProblem] = []
    if let partial = conditions["PartiallyInvalid"], partial.isTrue {
      problems.append(
        problem(.partiallyInvalid, at: parent, partial.message ?? partial.description))
    }
    if let resolved = conditions["ResolvedRefs"], resolved.isFalse {
      problems.append(problem(.backendUnresolved, at: parent, resolved.description))
    }
    return problems
  }

  private func problem(
    _ code: RoutingProblemCode, at parent: ParentReference, _ what: String
  ) -> RoutingProblem {
    RoutingProblem(code, "\(name) at \(parent.description): \(what)")
  }
}
