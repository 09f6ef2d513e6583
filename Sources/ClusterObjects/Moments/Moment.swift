/// A point in time, resolved: the snapshot it means, and per resource the snapshot that speaks
/// for it there.
///
/// A resource that the snapshot did not attempt is carried from the newest one before it that did,
/// if that is not too old. What was attempted and failed is not carried: it is unknown.
package struct Moment: Sendable {
  /// The snapshot the expression means.
  package let snapshot: SnapshotRecord
  /// The instant that was asked for, where it was a time.
  package let asked: Instant?
  private let sources: [ResourceName: (snapshot: SnapshotRecord, coverage: Coverage)]

  package init(
    snapshot: SnapshotRecord, asked: Instant?,
    sources: [ResourceName: (snapshot: SnapshotRecord, coverage: Coverage)]
  ) {
    self.snapshot = snapshot
    self.asked = asked
    self.sources = sources
  }

  /// Seconds from the snapshot's start to the instant asked for; 0 where none was asked for.
  package var distanceSeconds: Double {
    asked.map { max(0, $0.seconds(since: snapshot.startedAt)) } ?? 0
  }

  /// The resources that were attempted within reach, in order.
  package var resources: [ResourceName] { sources.keys.sorted() }

  /// The snapshot that speaks for a resource; nil: none within reach attempted it.
  package func snapshot(for resource: ResourceName) -> SnapshotRecord? {
    sources[resource]?.snapshot
  }

  /// What that snapshot looked at; empty when there is none.
  package func coverage(for resource: ResourceName) -> Coverage {
    sources[resource]?.coverage ?? Coverage()
  }

  /// Resources carried from an older snapshot, in order.
  package var carried: [(resource: ResourceName, snapshot: SnapshotRecord)] {
    sources.filter { $0.value.snapshot.id != snapshot.id }
      .map { (resource: $0.key, snapshot: $0.value.snapshot) }
      .sorted { $0.resource < $1.resource }
  }
}
