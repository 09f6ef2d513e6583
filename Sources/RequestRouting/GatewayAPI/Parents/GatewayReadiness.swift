import ClusterObjects
import NetworkModel

/// What the status of Gateways, their classes and their ListenerSets says against their serving
/// (https://gateway-api.sigs.k8s.io/reference/spec/#gatewayconditiontype).
struct GatewayReadiness {
  let trust: GatewayTrust

  /// - Parameter unseen: why there may be more classes than were seen; nil: there are none.
  func classProblems(
    of gateway: EvidenceObject, _ gatewayClass: EvidenceObject?, unseen: UnknownReason?
  ) -> [RoutingProblem] {
    if trust == .written { return [] }
    guard let gatewayClass else {
      let name = gateway.text("spec", "gatewayClassName") ?? ""
      guard let unseen else {
        return [
          RoutingProblem(
            .noClass, "GatewayClass \(name) of \(gateway.key.kindAndName) does not exist")
        ]
      }
      guard trust == .status else { return [] }
      return [RoutingProblem(.notSeen, "GatewayClass \(name) was not seen: \(unseen.because)")]
    }
    let conditions = StatusCondition.all(in: gatewayClass["status", "conditions"])
    guard let accepted = conditions["Accepted"], accepted.isFalse else { return [] }
    return [
      RoutingProblem(.noClass, "\(gatewayClass.key.kindAndName): \(accepted.description)")
    ]
  }

  func gatewayProblems(of gateway: EvidenceObject) -> [RoutingProblem] {
    var problems = conditionProblems(of: gateway, .gatewayNotProgrammed)
    if trust == .status, gateway.elements("status", "addresses").isEmpty {
      problems.append(RoutingProblem(.noAddress, "\(gateway.key.kindAndName) has no address"))
    }
    return problems
  }

  func setProblems(of set: EvidenceObject) -> [RoutingProblem] {
    conditionProblems(of: set, .listenerNotReady)
  }

  private func conditionProblems(
    of object: EvidenceObject, _ code: RoutingProblemCode
  ) -> [RoutingProblem] {
    if trust == .written { return [] }
    let conditions = StatusCondition.all(in: object["status", "conditions"])
    return ["Accepted", "Programmed"].compactMap { type in
      guard let condition = conditions[type] else {
        guard trust == .status else { return nil }
        return RoutingProblem(code, "\(object.key.kindAndName): nobody says that it is \(type)")
      }
      guard trust == .status ? !condition.isTrue : condition.isFalse else { return nil }
      return RoutingProblem(code, "\(object.key.kindAndName): \(condition.description)")
    }
  }
}
