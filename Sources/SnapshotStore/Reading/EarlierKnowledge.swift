import ClusterObjects

/// Whether anybody had looked for the objects of one resource so far.
struct EarlierKnowledge {
  private let history: StoreHistory
  private let resource: ResourceName
  private let coverages: ResourceCoverages
  private var seen: Set<Int64> = []
  private var distinct: [ResourceCoverage] = []

  init(_ history: StoreHistory, resource: ResourceName) {
    self.history = history
    self.resource = resource
    coverages = ResourceCoverages(resource, history.coverageTable)
  }

  /// Adds a snapshot's coverage to what has been so far.
  mutating func add(_ coverage: Int64) throws {
    if seen.insert(coverage).inserted { distinct.append(try coverages[coverage]) }
  }

  /// Whether a snapshot so far was determinate for the object. (One in which a partial list held it
  /// would have begun its interval.)
  func knew(_ object: Int64) throws -> Bool {
    if distinct.contains(where: { $0.isUniform && $0.everywhere.isDeterminate }) { return true }
    let key = try history.key(of: object, resource)
    return distinct.contains {
      $0.outcome(namespace: key.namespace, name: key.name).isDeterminate
    }
  }
}
