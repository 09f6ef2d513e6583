import ClusterObjects

/// The digest of everything a snapshot says: its times, evidence, coverage with recipes and notes,
/// and its objects. Not in it: ids, order of recording, compression, the source's path, tags, and
/// the name the cluster went by.
enum SnapshotDigest {
  /// - Parameter objects: sorted by key.
  static func compute(
    startedAt: Instant, endedAt: Instant, evidence: EvidenceLevel, coverage: Coverage,
    objects: some Sequence<(key: ObjectKey, digest: ContentDigest)>
  ) -> ContentDigest {
    compute(
      startedAt: startedAt, endedAt: endedAt, evidence: evidence, coverage: coverage,
      roots: roots(of: objects))
  }

  /// - Parameter roots: of each resource that has objects, sorted by resource.
  static func compute(
    startedAt: Instant, endedAt: Instant, evidence: EvidenceLevel, coverage: Coverage,
    roots: [(ResourceName, ContentDigest)]
  ) -> ContentDigest {
    var frame = FramedDigest()
    frame.add("netlapse snapshot 1")
    frame.add(String(startedAt.millisecondsSinceEpoch))
    frame.add(String(endedAt.millisecondsSinceEpoch))
    frame.add(evidence.rawValue)
    for scope in coverage.entries.keys.sorted() {
      guard let entry = coverage[scope] else { continue }
      frame.add("coverage")
      frame.add(scope.resource.text)
      frame.add(scope.namespace)
      frame.add(scope.name)
      frame.add(entry.outcome.rawValue)
      frame.add(String(entry.recipe))
      frame.add(entry.note ?? "")
    }
    for (resource, root) in roots {
      frame.add("resource")
      frame.add(resource.text)
      frame.add(root)
    }
    return frame.digest
  }

  /// The digest over the objects of one resource, sorted by namespace and name.
  static func root(
    of objects: some Sequence<(namespace: String, name: String, digest: ContentDigest)>
  ) -> ContentDigest {
    var frame = FramedDigest()
    for (namespace, name, digest) in objects {
      frame.add(namespace)
      frame.add(name)
      frame.add(digest)
    }
    return frame.digest
  }

  private static func roots(
    of objects: some Sequence<(key: ObjectKey, digest: ContentDigest)>
  ) -> [(ResourceName, ContentDigest)] {
    var roots: [(ResourceName, ContentDigest)] = []
    var current: ResourceName?
    var frame = FramedDigest()
    for (key, digest) in objects {
      if let resource = current, resource != key.resource {
        roots.append((resource, frame.digest))
        frame = FramedDigest()
      }
      current = key.resource
      frame.add(key.namespace)
      frame.add(key.name)
      frame.add(digest)
    }
    if let current { roots.append((current, frame.digest)) }
    return roots
  }
}
