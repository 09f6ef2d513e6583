import ClusterObjects
import JSONScanner

/// What decides where each Service's traffic goes, and which incarnation of its name it is.
struct ServiceSource: ObjectFactSource {
  private static let reference =
    "https://kubernetes.io/docs/reference/kubernetes-api/service-resources/service-v1/"
  private static let spec = FieldPath(["spec"])
  private static let annotations = FieldPath(["metadata", "annotations"])
  private static let uid = FieldPath(["metadata", "uid"])

  let definitions = [
    FactDefinition(
      .serviceTraffic, .services,
      "What decides where a Service's traffic goes: type, traffic policies, affinity, "
        + "distribution (PreferClose is PreferSameZone), IP families, with the API's defaults for "
        + "what is absent.", subjects: .comingAndGoing,
      meaning: ServiceTrafficMeaning()),
    FactDefinition(
      .serviceIncarnation, .services,
      "The UID of a Service: another one under the same name is another Service.",
      subjects: .comingAndGoing, isOfOneCluster: true, meaning: ServiceIncarnationMeaning()),
  ]

  let resource: ResourceName = "services"

  func facts(
    about key: ObjectKey, _ scanner: borrowing JSONScanner, in evidence: NetworkEvidence
  ) -> [Fact] {
    let subject = FactSubject.object(key)
    var facts = [
      evidence.fact(.serviceTraffic, of: subject, Self.reading(ServiceTraffic(scanner), key))
    ]
    // What is not in a cluster yet has none.
    if let uid = scanner.stringValue(scanner.value(at: "metadata", "uid")) {
      facts.append(
        evidence.fact(
          .serviceIncarnation, of: subject, .stated(.word(uid), by: [Provenance(key, Self.uid)])))
    }
    return facts
  }

  private static func reading(_ traffic: ServiceTraffic, _ key: ObjectKey) -> Reading<FactValue> {
    var proof = [Provenance(key, spec)]
    if traffic.distribution == ServiceTraffic.topologyAware {
      proof.append(Provenance(key, annotations))
    }
    if let fault = traffic.fault {
      return .unknown(
        UnknownReason(
          "\(fault.member) of \(key) is \(fault.value), which the API does not take"), by: proof)
    }
    if traffic.defaults.isEmpty { return .stated(traffic.value, by: proof) }
    return .documented(
      traffic.value,
      reasoning:
        "absent fields have the API's defaults: \(traffic.defaults.joined(separator: ", ")) "
        + "(\(reference))", by: proof)
  }
}
