import ClusterObjects

/// When the evidence of an input was collected, and how that is known.
struct SnapshotTime {
  /// How far the clock of whoever collected may be ahead.
  private static let futureSecondsMax = 300.0

  let startedAt: Instant
  let endedAt: Instant
  let source: TimeSource

  /// - Throws: ``EvidenceError`` when nothing tells, or when it lies in the future.
  init(
    _ options: FileEvidenceOptions, paths: [String], files: [EvidenceFile],
    manifests: [CollectionManifest]
  ) throws {
    let ended = manifests.compactMap(\.endedAt).max()
    if let at = options.at {
      (startedAt, endedAt, source) = (at, at, .flag)
    } else if let named = Self.named(paths) {
      (startedAt, endedAt, source) = (named, max(named, ended ?? named), .name)
    } else if let started = manifests.compactMap(\.startedAt).min() {
      (startedAt, endedAt, source) = (started, max(started, ended ?? started), .archive)
    } else if paths == ["-"] {
      (startedAt, endedAt, source) = (options.now, options.now, .now)
    } else if options.timeFromFiles, let newest = files.compactMap(\.modifiedAt).max() {
      (startedAt, endedAt, source) = (newest, newest, .file)
    } else {
      throw EvidenceError(
        .malformed, path: paths.first, "its name gives no time",
        hint: "state it with --at TIME, name it like 2026-11-01T00-05-00Z, or pass "
          + "--time-from-files")
    }
    if !options.allowFuture, endedAt.seconds(since: options.now) > Self.futureSecondsMax {
      throw EvidenceError(
        .malformed, path: paths.first, "its time, \(endedAt), lies in the future",
        hint: "mend the time, or pass --allow-future")
    }
  }

  /// The time in the name of the input, when all paths agree on one.
  private static func named(_ paths: [String]) -> Instant? {
    let instants = Set(
      paths.map { path in
        Instant(fileName: path.split(separator: "/").last.map(String.init) ?? path)
      })
    return instants.count == 1 ? instants.first ?? nil : nil
  }
}
