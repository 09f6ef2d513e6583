package import ClusterObjects
import JSONScanner

/// What a moment would be with manifests laid over it: "what would this merge change?"
///
/// Compare with `DiffEngine(history: whatIf.history).compare(from, whatIf.candidateMoment)`.
package struct WhatIf {
  /// The number of the snapshot that is not on record. Those on record begin at 1.
  package static let snapshotID: Int64 = 0

  /// The record, with the snapshot that is not on it.
  package let history: any History
  /// The moment at that snapshot, which speaks for everything that the first moment speaks for.
  package let candidateMoment: Moment
  /// The objects that the manifests state, sorted by key.
  package let objects: [OverlaidObject]
  /// What the answer rests on, each a sentence without a full stop.
  package let assumptions: [String]

  /// - Parameters:
  ///   - history: the record.
  ///   - from: the moment that the manifests are laid over.
  ///   - manifests: what they hold, as it would be recorded; their time and coverage mean nothing.
  /// - Throws: ``WhatIfRefusal``, or the history's error when it cannot be read.
  package init(history: any History, from: Moment, manifests: CollectedSnapshot) throws {
    if let uid = manifests.cluster.uid, let known = from.snapshot.cluster.uid, uid != known {
      throw WhatIfRefusal.otherCluster(manifests.cluster, moment: from.snapshot.cluster)
    }
    var overlay = CandidateOverlay()
    var coverage = Self.coverage(of: from)
    var objects: [OverlaidObject] = []
    var isWithheld = false
    var layer = ManifestLayer(history: history, from: from)
    for object in manifests.objects {
      guard let resource = ResourceCatalogue.current[object.key.resource] else {
        throw WhatIfRefusal.notRecorded(object.key)
      }
      let manifest = try JSONValue(parsing: Array(manifests.contents[object.content]))
      objects.append(try layer.lay(manifest, on: object.key, resource, in: &overlay))
      isWithheld = isWithheld || ManifestMerge.withholdsSomething(manifest)
      // What the moment's own attempt could not have listed needs an attempt that could.
      let scope = Scope(resource.name, namespace: object.key.namespace, name: object.key.name)
      let entry = coverage.entry(for: scope)
      if entry?.outcome.allowsObjects != true || entry?.recipe != resource.recipe {
        coverage[scope] = CoverageEntry(.complete, recipe: resource.recipe, note: Self.note)
      }
    }
    self.objects = objects
    let candidate = CandidateHistory(
      base: history, from: from, overlay: overlay, coverage: coverage,
      counts: Self.counts(from.snapshot, objects), manifests: manifests)
    self.history = candidate
    let snapshot = candidate.snapshot
    candidateMoment = Moment(
      snapshot: snapshot, asked: nil,
      sources: Dictionary(
        uniqueKeysWithValues: Set(coverage.entries.keys.map(\.resource)).map {
          ($0, (snapshot: snapshot, coverage: coverage))
        }))
    assumptions = Self.assumptions(objects, isWithheld: isWithheld)
  }

  private static let note = "stated by the manifests"

  /// The overlaid objects about which the first moment cannot speak, so that nothing is said about
  /// them. A comparison also lists what neither moment saw, which the manifests do not touch: these
  /// are the gaps that matter.
  package var incomparable: [Incomparable] {
    var gaps: [(resource: ResourceName, gap: OverlaidObject.Gap, names: [String])] = []
    for object in objects {
      guard let gap = object.gap else { continue }
      let name = object.key.qualifiedName
      if let place = gaps.firstIndex(where: { $0.resource == object.key.resource && $0.gap == gap })
      {
        gaps[place].names.append(name)
      } else {
        gaps.append((object.key.resource, gap, [name]))
      }
    }
    return gaps.map { resource, gap, names in
      Incomparable(
        resource: resource, namespaces: [], names: names, side: .from, outcome: gap.outcome,
        detail: gap.detail)
    }
  }

  /// Everything that the moment's snapshots looked at for the resources that they speak for.
  private static func coverage(of moment: Moment) -> Coverage {
    var coverage = Coverage()
    for resource in moment.resources {
      let own = moment.coverage(for: resource)
      for scope in own.scopes(of: resource) { coverage[scope] = own[scope] }
    }
    return coverage
  }

  private static func counts(
    _ snapshot: SnapshotRecord, _ objects: [OverlaidObject]
  ) -> SnapshotCounts {
    var counts = SnapshotCounts()
    for object in objects {
      switch object.effect {
      case .created: counts.new += 1
      case .changed: counts.changed += 1
      case .unknown: counts.firstSeen += 1
      case .same: break
      }
    }
    counts.total = snapshot.objectCount + counts.new + counts.firstSeen
    return counts
  }

  private static func assumptions(_ objects: [OverlaidObject], isWithheld: Bool) -> [String] {
    var sentences = [
      "what a manifest does not state is taken to stay as it is; lists, and the data of a "
        + "ConfigMap, are taken as whole: what a manifest leaves out of them is taken to go",
      "nothing is deleted: objects that the manifests leave out stay",
      "admission, defaulting and controllers are not played; status is never taken from a manifest",
    ]
    if objects.contains(where: { $0.effect == .created }) {
      sentences.append(
        "an object that would be created has what its manifest states, without the defaults and "
          + "addresses that the server would give it")
    }
    if isWithheld {
      sentences.append(
        "values that netlapse withholds cannot be compared: where both sides have one, it is "
          + "taken to stay as it is")
    }
    return sentences
  }
}
