import ClusterObjects
package import NetworkModel

/// The Services of a moment, with how many of their endpoints are ready.
package struct ServiceInventory: Sendable {
  private var services: [String: RecordedService] = [:]
  private let coverage: Coverage

  /// - Throws: the history's error.
  package init(in evidence: NetworkEvidence) throws {
    coverage = evidence.moment.coverage(for: "services")
    let slices = evidence.moment.coverage(for: "endpointslices.discovery.k8s.io")
    var ready: [String: Int] = [:]
    _ = try evidence.scan("endpointslices.discovery.k8s.io") { key, slice in
      guard let slice = SliceReadiness(slice), slice.readyAddresses > 0 else { return }
      ready["\(key.namespace)/\(slice.service)", default: 0] += slice.readyAddresses
    }
    for object in try evidence.objects(of: "services").objects {
      let name = object.key.qualifiedName
      let isSeen =
        slices.outcome(
          of: Scope("endpointslices.discovery.k8s.io", namespace: object.key.namespace)
        ).isDeterminate
      services[name] = RecordedService(
        namespace: object.key.namespace, name: object.key.name,
        ports: object.elements("spec", "ports").compactMap(Self.port),
        isExternalName: object.text("spec", "type") == "ExternalName",
        readyEndpoints: ready[name] ?? (isSeen ? 0 : nil))
    }
  }

  private static func port(_ json: JSONValue) -> RecordedService.Port? {
    guard let number = json["port"]?.int, (json["protocol"]?.text ?? "TCP") == "TCP" else {
      return nil
    }
    return RecordedService.Port(
      name: json["name"]?.text ?? "", number: number, appProtocol: json["appProtocol"]?.text)
  }

  /// What is known of one Service.
  package func service(_ name: String, in namespace: String) -> ServiceSighting {
    if let service = services["\(namespace)/\(name)"] { return .present(service) }
    let outcome = coverage.outcome(of: Scope("services", namespace: namespace, name: name))
    if outcome.isDeterminate { return .absent }
    return .unknown("Services of namespace \(namespace) were not seen (\(outcome.rawValue))")
  }
}
