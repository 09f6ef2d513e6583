import ClusterObjects

/// A snapshot written down by hand, with what a test does not care about filled in.
struct SnapshotBuilder {
  private(set) var snapshot: CollectedSnapshot

  init(at start: Int64, ended: Int64? = nil, cluster: ClusterKey = .uid("east")) {
    snapshot = CollectedSnapshot(
      cluster: cluster, startedAt: Instant(millisecondsSinceEpoch: start),
      endedAt: Instant(millisecondsSinceEpoch: ended ?? start), evidence: .live, source: "hand",
      timeSource: .flag, coverage: Coverage())
  }

  /// Everything of one resource, as names of namespace `a` with their values.
  static func pods(
    at start: Int64, _ values: KeyValuePairs<String, String>,
    _ outcome: CoverageOutcome = .complete
  ) -> CollectedSnapshot {
    var builder = SnapshotBuilder(at: start)
    builder.cover("pods", outcome)
    for (name, value) in values { builder.add("pods", "a", name, value) }
    return builder.snapshot
  }

  mutating func cover(
    _ resource: ResourceName, namespace: String = "", name: String = "",
    _ outcome: CoverageOutcome, recipe: Int = 1, note: String? = nil,
    answeredAt: Int64? = nil, resourceVersion: String? = nil
  ) {
    snapshot.coverage[Scope(resource, namespace: namespace, name: name)] = CoverageEntry(
      outcome, recipe: recipe, note: note,
      answeredAt: answeredAt.map { Instant(millisecondsSinceEpoch: $0) },
      resourceVersion: resourceVersion)
  }

  mutating func add(
    _ resource: ResourceName, _ namespace: String, _ name: String, _ value: String
  ) {
    snapshot.add(
      ObjectKey(resource: resource, namespace: namespace, name: name),
      canonical: Self.canonical(name, value))
  }

  static func canonical(_ name: String, _ value: String) -> [UInt8] {
    Array("{\"metadata\":{\"name\":\"\(name)\"},\"v\":\"\(value)\"}".utf8)
  }
}
