/// One content of an object and the snapshots that bound it.
package struct ObjectVersion: Sendable {
  /// The content.
  package let content: ContentReference
  /// The last snapshot before it that knew otherwise; nil: the record begins with this content, so
  /// it was first *seen*, which is not to say that it was new.
  package let lastKnownOtherwise: SnapshotRecord?
  /// The first snapshot that saw it.
  package let firstSeen: SnapshotRecord
  /// The last snapshot that saw it.
  package let lastSeen: SnapshotRecord
  /// The first later snapshot that knew it to be gone or different; nil: none so far.
  package let endedBy: SnapshotRecord?
  /// Snapshots from the first to the last sighting that could not tell.
  package let gaps: [SnapshotRecord]

  package init(
    content: ContentReference, lastKnownOtherwise: SnapshotRecord?, firstSeen: SnapshotRecord,
    lastSeen: SnapshotRecord, endedBy: SnapshotRecord?, gaps: [SnapshotRecord]
  ) {
    self.content = content
    self.lastKnownOtherwise = lastKnownOtherwise
    self.firstSeen = firstSeen
    self.lastSeen = lastSeen
    self.endedBy = endedBy
    self.gaps = gaps
  }
}
