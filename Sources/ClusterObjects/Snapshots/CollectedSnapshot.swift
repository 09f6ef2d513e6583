/// What one collection saw of one cluster: what a source hands to a ``Recorder``.
package struct CollectedSnapshot: Sendable {
  /// Which cluster.
  package var cluster: ClusterKey
  /// The name the cluster went by: an attribute, never a key.
  package var clusterName: String?
  /// When the collection began.
  package var startedAt: Instant
  /// When it ended, never before it began.
  package var endedAt: Instant
  /// How its content came to be known.
  package var evidence: EvidenceLevel
  /// Where it was read from, for people: a path, a context.
  package var source: String
  /// How its time was found.
  package var timeSource: TimeSource
  /// What was looked at, and how that went.
  package var coverage: Coverage
  /// By how much the API server's clock was ahead of ours (negative: behind), in milliseconds; nil
  /// where it is not known. A server tells its time to the second.
  package var clockOffsetMilliseconds: Int64?
  /// Everything that was seen, sorted by key, each key once.
  package private(set) var objects: [CollectedObject] = []
  /// The canonical bytes of all objects, one after the other.
  package private(set) var contents: [UInt8] = []

  /// A snapshot without objects yet. An end before the start is taken as the start.
  package init(
    cluster: ClusterKey, clusterName: String? = nil, startedAt: Instant, endedAt: Instant,
    evidence: EvidenceLevel, source: String, timeSource: TimeSource, coverage: Coverage
  ) {
    self.cluster = cluster
    self.clusterName = clusterName
    self.startedAt = startedAt
    self.endedAt = max(startedAt, endedAt)
    self.evidence = evidence
    self.source = source
    self.timeSource = timeSource
    self.coverage = coverage
  }

  /// Takes over objects whose contents lie in `contents`.
  ///
  /// - Precondition: no key occurs twice.
  package mutating func take(_ objects: [CollectedObject], contents: [UInt8]) {
    self.objects = objects.sorted { $0.key < $1.key }
    self.contents = contents
    for (first, second) in zip(self.objects, self.objects.dropFirst()) {
      precondition(first.key != second.key, "\(first.key) was collected twice")
    }
  }

  /// Adds one object with its canonical bytes.
  package mutating func add(_ key: ObjectKey, canonical: [UInt8]) {
    let start = contents.count
    let object = CollectedObject(
      key: key, digest: ContentDigest(of: canonical), content: start..<start + canonical.count)
    take(objects + [object], contents: contents + canonical)
  }
}
