import ClusterObjects

/// Whether anybody had looked for the objects of one resource before a snapshot.
final class EarlierKnowledge {
  private let history: StoreHistory
  private let resource: ResourceName
  private let snapshot: SnapshotRecord
  private var coverages: [ResourceCoverage]?
  private var answers: [[String]: Bool] = [:]

  init(_ history: StoreHistory, resource: ResourceName, before snapshot: SnapshotRecord) {
    self.history = history
    self.resource = resource
    self.snapshot = snapshot
  }

  /// Whether an earlier snapshot was determinate for the object. (One in which a partial list held
  /// it would have begun its interval.)
  func knew(_ object: Int64, in collection: Int64) throws -> Bool {
    let coverages = try self.coverages ?? load()
    let key = try history.key(of: object, resource)
    let judgesNames = coverages.contains { $0.judgesNames }
    let question = judgesNames ? [key.namespace, key.name] : [key.namespace]
    if let answer = answers[question] { return answer }
    let answer = coverages.contains {
      $0.outcome(namespace: key.namespace, name: key.name).isDeterminate
    }
    answers[question] = answer
    return answer
  }

  private func load() throws -> [ResourceCoverage] {
    let earlier = try history.timeline(of: snapshot.cluster)
      .filter { $0.record.position < snapshot.position }
    let distinct = Set(earlier.map(\.coverage))
    let loaded = try distinct.map {
      ResourceCoverage(try history.coverageTable.coverage($0), resource: resource)
    }
    coverages = loaded
    return loaded
  }
}
