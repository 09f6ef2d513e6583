import ClusterObjects
import NetworkModel

/// In which order objects win where nothing else decides: the oldest first, then by
/// `namespace/name` (https://gateway-api.sigs.k8s.io/guides/api-design/#conflicts).
struct CreationOrder: Comparable {
  /// Milliseconds since 1970; the largest number where the object does not say it.
  private let created: Int64
  private let name: String
  private let resource: ResourceName

  init(_ object: EvidenceObject) {
    created =
      object.text("metadata", "creationTimestamp").flatMap { Instant(rfc3339: $0) }?
      .millisecondsSinceEpoch ?? .max
    name = object.key.qualifiedName
    resource = object.key.resource
  }

  static func < (first: CreationOrder, second: CreationOrder) -> Bool {
    if first.created != second.created { return first.created < second.created }
    if first.name != second.name { return first.name.precedesBytewise(second.name) }
    return first.resource < second.resource
  }
}
