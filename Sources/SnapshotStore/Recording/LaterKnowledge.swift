import ClusterObjects

/// Answers, for the objects of one collection, which snapshot after the one being written is the
/// first to know about them.
final class LaterKnowledge {
  private let collection: Int64
  private let resource: ResourceName
  private let snapshots: [LaterSnapshot]
  private let coverageTable: CoverageTable
  private let partials: PartialTable
  private var coverages: [ResourceCoverage]?
  private var judgesNames = false
  private var determinate: [[String]: Int64] = [:]

  init(
    resource: ResourceName, collection: Int64, snapshots: [LaterSnapshot],
    coverageTable: CoverageTable, partials: PartialTable
  ) {
    self.resource = resource
    self.collection = collection
    self.snapshots = snapshots
    self.coverageTable = coverageTable
    self.partials = partials
  }

  /// The first later position that is determinate for the object, or at which a partial list held
  /// it; ``Position/open`` when there is none.
  func next(object: Int64, namespace: String, name: String) throws -> Int64 {
    guard let last = snapshots.last else { return Position.open }
    let known = try nextDeterminate(namespace: namespace, name: name)
    let before = known == Position.open ? last.position &+ 1 : known
    let start = (snapshots.first?.position ?? 0) - 1
    return try partials.firstSighting(
      of: object, collection: collection, after: start, before: before) ?? known
  }

  private func nextDeterminate(namespace: String, name: String) throws -> Int64 {
    let coverages = try self.coverages ?? loadCoverages()
    let key = judgesNames ? [namespace, name] : [namespace]
    if let known = determinate[key] { return known }
    let index = coverages.firstIndex { coverage in
      coverage.outcome(namespace: namespace, name: name).isDeterminate
    }
    let position = index.map { snapshots[$0].position } ?? Position.open
    determinate[key] = position
    return position
  }

  private func loadCoverages() throws -> [ResourceCoverage] {
    let loaded = try snapshots.map { snapshot in
      ResourceCoverage(try coverageTable.coverage(snapshot.coverage), resource: resource)
    }
    coverages = loaded
    judgesNames = loaded.contains { $0.judgesNames }
    return loaded
  }
}
