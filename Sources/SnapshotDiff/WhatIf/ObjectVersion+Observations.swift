import ClusterObjects

extension ObjectVersion {
  /// The versions of an object, from what the snapshots of a timeline say about it.
  static func versions(
    _ timeline: [(snapshot: SnapshotRecord, seen: Observation)]
  ) -> [ObjectVersion] {
    let known = timeline.map { if case .unknown = $0.seen { false } else { true } }
    var versions: [ObjectVersion] = []
    var index = 0
    while index < timeline.count {
      guard case .present(let content) = timeline[index].seen else {
        index += 1
        continue
      }
      let end =
        timeline[index...].indices.first { known[$0] && timeline[$0].seen != .present(content) }
        ?? timeline.count
      let last = (index..<end).last { known[$0] } ?? index
      versions.append(
        ObjectVersion(
          content: content,
          lastKnownOtherwise: (0..<index).last { known[$0] }.map { timeline[$0].snapshot },
          firstSeen: timeline[index].snapshot, lastSeen: timeline[last].snapshot,
          endedBy: end < timeline.count ? timeline[end].snapshot : nil,
          gaps: (index...last).filter { !known[$0] }.map { timeline[$0].snapshot }))
      index = end
    }
    return versions
  }
}
