import ClusterObjects

@testable import SnapshotDiff

extension ObjectChange {
  /// A change of a Service, or of what is said to roll.
  static func test(
    _ name: String, _ change: ChangeKind, in namespace: String = "shop",
    resource: ResourceName = "services", kind: String = "Service", fields: [FieldChange] = [],
    rolling: RollingPart? = nil
  ) -> ObjectChange {
    ObjectChange(
      key: ObjectKey(resource: resource, namespace: namespace, name: name), kind: kind,
      change: change, fields: fields, rolling: rolling)
  }

  /// A changed slice of a Service.
  static func slice(
    _ name: String, of service: String, in namespace: String = "shop",
    before: [RollingPart.Endpoint], after: [RollingPart.Endpoint]
  ) -> ObjectChange {
    test(
      name, .modified, in: namespace, resource: "endpointslices.discovery.k8s.io",
      kind: "EndpointSlice",
      rolling: .endpoints(service: service, before: before, after: after))
  }

  /// A changed pod.
  static func pod(
    _ name: String, _ change: ChangeKind, owner: String?, in namespace: String = "shop"
  ) -> ObjectChange {
    test(name, change, in: namespace, resource: "pods", kind: "Pod", rolling: .pod(owner: owner))
  }
}
