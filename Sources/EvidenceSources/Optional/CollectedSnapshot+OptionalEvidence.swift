package import ClusterObjects

extension CollectedSnapshot {
  /// Adds what was asked beside the API.
  ///
  /// An object that is there already stays, and of two attempts at one scope the one that says
  /// more counts, so that merging twice changes nothing.
  ///
  /// - Parameter endedAt: when the asking ended; the collection ends no earlier.
  package mutating func merge(_ evidence: OptionalEvidence, endedAt: Instant) {
    self.endedAt = max(self.endedAt, endedAt)
    for (scope, entry) in evidence.coverage.entries { coverage.note(entry, for: scope) }
    let known = Set(objects.map(\.key))
    var objects = self.objects
    var contents = self.contents
    let added = evidence.objects.filter { !known.contains($0.key) }
    // In order, so that the same evidence gives the same bytes.
    for (key, canonical) in added.sorted(by: { $0.key < $1.key }) {
      let start = contents.count
      contents.append(contentsOf: canonical)
      objects.append(
        CollectedObject(
          key: key, digest: ContentDigest(of: canonical), content: start..<contents.count))
    }
    take(objects, contents: contents)
  }
}
