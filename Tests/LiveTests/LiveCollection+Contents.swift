import ClusterObjects
import EvidenceSources

extension LiveCollection {
  /// Each object of a resource with its digest, by its name.
  func digests(of resource: ResourceName) -> [String: ContentDigest] {
    var digests: [String: ContentDigest] = [:]
    for object in snapshot.objects where object.key.resource == resource {
      digests[object.key.qualifiedName] = object.digest
    }
    return digests
  }

  /// Each object with its digest.
  var digests: [ObjectKey: ContentDigest] {
    Dictionary(uniqueKeysWithValues: snapshot.objects.map { ($0.key, $0.digest) })
  }

  /// The outcome of each scope that was asked for, or need not be.
  var outcomes: [Scope: CoverageOutcome] { snapshot.coverage.entries.mapValues(\.outcome) }

  /// What is known of a whole resource.
  func entry(_ resource: ResourceName) -> CoverageEntry? { snapshot.coverage[Scope(resource)] }
}
