import ClusterObjects

/// Answers, for the objects of one collection, which snapshot after a position is the first to know
/// about them.
final class LaterKnowledge {
  private let collection: Int64
  private let position: Int64
  private let snapshots: ArraySlice<LaterSnapshot>
  private let coverages: ResourceCoverages
  private let partials: PartialTable
  private var judgesNames: Bool?
  private var determinate: [[String]: Int64] = [:]

  /// - Parameters:
  ///   - position: where the search begins.
  ///   - snapshots: those after it, in order.
  init(
    collection: Int64, after position: Int64, snapshots: ArraySlice<LaterSnapshot>,
    coverages: ResourceCoverages, partials: PartialTable
  ) {
    self.collection = collection
    self.position = position
    self.snapshots = snapshots
    self.coverages = coverages
    self.partials = partials
  }

  /// The first later position that is determinate for the object, or at which a partial list held
  /// it; ``Position/open`` when there is none.
  func next(object: Int64, namespace: String, name: String) throws -> Int64 {
    guard let last = snapshots.last else { return Position.open }
    let known = try nextDeterminate(namespace: namespace, name: name)
    // Usually the very next one, with nothing between.
    if known == snapshots.first?.position { return known }
    let before = known == Position.open ? last.position &+ 1 : known
    return try partials.firstSighting(
      of: object, collection: collection, after: position, before: before) ?? known
  }

  private func nextDeterminate(namespace: String, name: String) throws -> Int64 {
    let judgesNames = try self.judgesNames ?? anyJudgesNames()
    let key = judgesNames ? [namespace, name] : [namespace]
    if let known = determinate[key] { return known }
    let next = try snapshots.first {
      try coverages[$0.coverage].outcome(namespace: namespace, name: name).isDeterminate
    }
    let position = next?.position ?? Position.open
    determinate[key] = position
    return position
  }

  private func anyJudgesNames() throws -> Bool {
    let any = try Set(snapshots.map(\.coverage)).contains { try coverages[$0].judgesNames }
    judgesNames = any
    return any
  }
}
