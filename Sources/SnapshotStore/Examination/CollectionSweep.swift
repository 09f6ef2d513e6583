import ClusterObjects
import GRDB

/// The objects of one collection as they were alive at one position after another, in one pass over
/// its intervals: rebuilding each snapshot by itself would read everything once per snapshot.
struct CollectionSweep {
  private struct Entry {
    let namespace: String
    let name: String
    let object: Int64
    let digest: ContentDigest

    func precedes(_ other: Entry) -> Bool {
      namespace == other.namespace
        ? name.precedesBytewise(other.name) : namespace.precedesBytewise(other.namespace)
    }
  }

  private let collection: Int64
  private let partials: PartialTable
  private var begun: BoundaryCursor
  private var ended: BoundaryCursor
  /// Sorted by namespace and name.
  private var entries: [Entry] = []
  private var names: [Int64: Entry] = [:]
  private var wholeRoot: ContentDigest?

  init(_ db: Database, collection: Int64, partials: PartialTable) throws {
    self.collection = collection
    self.partials = partials
    begun = try BoundaryCursor(
      db,
      sql: """
        SELECT v.since, v.object, o.namespace, o.name, c.digest
        FROM version v JOIN object o ON o.id = v.object JOIN content c ON c.id = v.content
        WHERE v.collection = ? ORDER BY v.since
        """, collection: collection)
    ended = try BoundaryCursor(
      db,
      sql: """
        SELECT until, object FROM version INDEXED BY version_until
        WHERE collection = ? AND level < 63 ORDER BY until
        """, collection: collection)
  }

  /// Goes on to a later position.
  mutating func advance(to position: Int64) throws {
    while let row = try ended.next(upTo: position) {
      if let entry = names.removeValue(forKey: try row.integer(1)) {
        entries.remove(at: place(of: entry))
        wholeRoot = nil
      }
    }
    while let row = try begun.next(upTo: position) {
      guard let digest = try row.digest(4) else {
        throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a content has no digest")
      }
      let entry = Entry(
        namespace: try row.text(2), name: try row.text(3), object: try row.integer(1),
        digest: digest)
      // Two at once are damage, which another check names.
      if let other = names.updateValue(entry, forKey: entry.object) {
        entries.remove(at: place(of: other))
      }
      entries.insert(entry, at: place(of: entry))
      wholeRoot = nil
    }
  }

  /// The digest over what a snapshot here lists, and how many objects those are; nil for none.
  mutating func root(
    at position: Int64, _ coverage: ResourceCoverage
  ) throws -> (digest: ContentDigest, objects: Int)? {
    if coverage.isUniform, coverage.everywhere.isDeterminate {
      guard !entries.isEmpty else { return nil }
      let root = wholeRoot ?? Self.root(of: entries)
      wholeRoot = root
      return (root, entries.count)
    }
    let listed = try entries.filter { entry in
      switch coverage.outcome(namespace: entry.namespace, name: entry.name) {
      case .complete, .notServed: true
      case .partial:
        try partials.holds(object: entry.object, collection: collection, position: position)
      case .forbidden, .failed, .notCollected: false
      }
    }
    return listed.isEmpty ? nil : (Self.root(of: listed), listed.count)
  }

  private static func root(of entries: [Entry]) -> ContentDigest {
    SnapshotDigest.root(of: entries.lazy.map { ($0.namespace, $0.name, $0.digest) })
  }

  /// Where the entry stands, or would.
  private func place(of entry: Entry) -> Int {
    var (low, high) = (0, entries.count)
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].precedes(entry) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
