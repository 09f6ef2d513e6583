import ClusterObjects
import SnapshotDiff
import TestSupport

/// Manifests laid over a moment of a history, and what the engine says about it.
struct Overlay {
  let from: Moment
  let whatIf: WhatIf
  let report: DiffReport

  init(
    _ manifests: [TestObject], over history: TestHistory, at moment: String = "latest",
    of cluster: ClusterKey = TestHistory.cluster
  ) throws {
    from = try history.moment(moment)
    whatIf = try WhatIf(
      history: history, from: from, manifests: Self.collected(manifests, of: cluster))
    report = try DiffEngine(history: whatIf.history).compare(from, whatIf.candidateMoment)
  }

  /// Manifests over one snapshot that saw everything.
  init(_ manifests: [TestObject], over objects: [TestObject]) throws {
    let history = TestHistory()
    history.record(objects, coverage: Self.complete(objects.map(\.key.resource)))
    try self.init(manifests, over: history)
  }

  /// The manifests as a reader would hand them over.
  static func collected(
    _ manifests: [TestObject], of cluster: ClusterKey = TestHistory.cluster
  ) -> CollectedSnapshot {
    var snapshot = CollectedSnapshot(
      cluster: cluster, startedAt: TestHistory.start, endedAt: TestHistory.start,
      evidence: .userProvided, source: "rendered.yaml", timeSource: .flag, coverage: Coverage())
    for object in manifests { snapshot.add(object.key, canonical: object.bytes) }
    return snapshot
  }

  /// A coverage in which these resources were seen as a whole, by today's edition.
  static func complete(_ resources: [ResourceName]) -> Coverage {
    var coverage = Coverage()
    for name in resources {
      let recipe = ResourceCatalogue.current[name]?.recipe ?? 1
      coverage[Scope(name)] = CoverageEntry(.complete, recipe: recipe)
    }
    return coverage
  }

  /// Each change as `modified services shop/web`, followed by its fields as `path: from -> to`.
  var lines: [String] {
    report.objects.flatMap { object in
      ["\(object.change.rawValue) \(object.key)"]
        + object.fields.map { field in
          "\(field.path): \(field.from?.compactText ?? "-") -> \(field.to?.compactText ?? "-")"
        }
    }
  }

  /// Each overlaid object as `created services shop/web`.
  var effects: [String] { whatIf.objects.map { "\($0.effect.rawValue) \($0.key)" } }

  /// The snapshot that is not on record.
  var candidate: SnapshotRecord { whatIf.candidateMoment.snapshot }

  /// The content of an object at the candidate.
  func content(of key: ObjectKey) throws -> JSONValue? {
    let history = whatIf.history
    guard case .present(let content) = try history.observation(of: key, at: candidate)
    else { return nil }
    return try history.withContent(content) { try JSONValue(parsing: Array($0)) }
  }
}
