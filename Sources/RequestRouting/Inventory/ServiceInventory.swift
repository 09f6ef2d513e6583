import ClusterObjects
import JSONScanner
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
      let label = slice.member(
        slice.value(at: "metadata", "labels"), named: "kubernetes.io/service-name")
      guard let service = slice.stringValue(label) else { return }
      for endpoint in slice.elements(of: slice.value(at: "endpoints")) {
        let state = slice.member(slice.member(endpoint, "conditions"), "ready")
        // A missing condition counts as ready
        // (https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/#conditions).
        let isReady = state.map { slice.kind($0) != .false } ?? true
        let addresses = slice.elements(of: slice.member(endpoint, "addresses")).count
        if isReady { ready["\(key.namespace)/\(service)", default: 0] += addresses }
      }
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
