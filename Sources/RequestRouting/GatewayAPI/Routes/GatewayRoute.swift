import ClusterObjects
import NetworkModel

/// A route, before it is known where it is in force.
struct GatewayRoute {
  let object: EvidenceObject
  let kind: RouteKind
  /// The hosts it names, each once; every host where it names none.
  let hosts: [HostPattern]
  /// The parents it names, each once, without those of a mesh.
  let parents: [ParentReference]
  /// Whether it names a parent of a mesh.
  let isMeshRoute: Bool

  init(_ object: EvidenceObject, kind: RouteKind) {
    self.object = object
    self.kind = kind
    let names = object.elements("spec", "hostnames")
    var seen: Set<HostPattern> = []
    let hosts = names.compactMap(\.text).map { HostPattern(gateway: $0) }
      .filter { seen.insert($0).inserted }
    self.hosts = names.isEmpty ? [.any] : hosts
    let references = object.elements("spec", "parentRefs")
      .compactMap { ParentReference($0, in: object.key.namespace) }
    var known: Set<ParentReference> = []
    parents = references.filter { $0.objectKey != nil && known.insert($0).inserted }
    isMeshRoute = references.contains { $0.objectKey == nil }
  }

  var key: ObjectKey { object.key }
}
