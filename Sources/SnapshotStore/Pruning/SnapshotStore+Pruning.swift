package import ClusterObjects
import FoundationEssentials
import GRDB

#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

extension SnapshotStore {
  /// Removes snapshots, all of them or none, and gives the space back to the file system.
  ///
  /// The rows are afterwards what they would be had the snapshots never been recorded. They are
  /// remembered, so that recording them again does nothing unless it is asked for.
  ///
  /// - Parameters:
  ///   - dryRun: do it, measure, and undo it.
  ///   - limitBytes: what the file should not exceed: above it every way of giving space back is
  ///     taken; otherwise the file is written anew only where that gives back much.
  ///   - now: the time that they are remembered with.
  ///   - choosing: names the snapshots, from the same state of the record that they are removed
  ///     from: nobody can tag one in between.
  /// - Throws: ``StoreError``, and whatever `choosing` throws.
  package func prune(
    dryRun: Bool, limitBytes: Int64? = nil, now: Instant,
    choosing: (any History) throws -> [SnapshotRecord]
  ) throws -> PruningResult {
    let bytesBefore = try fileBytes()
    var left: FileSpace?
    try transaction { db in
      let doomed = try choosing(StoreHistory(db, path: path))
      try remove(doomed, in: db, now: now)
      left = try FileSpace(db)
      return dryRun || doomed.isEmpty ? .rollback : .commit
    }
    guard let left else { throw StoreError.failed(path: path, detail: "nothing was done") }
    var reclaiming = PruningResult.Reclaiming.emptyPages
    if left.isWorthRewriting(limitBytes: limitBytes) {
      let free = freeBytes()
      reclaiming =
        free >= left.rewriteBytes
        ? .rewritten : .rewriteNeedsSpace(neededBytes: left.rewriteBytes, freeBytes: free)
    }
    if dryRun {
      let bytes = reclaiming == .rewritten ? left.rewrittenBytes : left.packedBytes
      return PruningResult(
        bytesFreed: max(0, bytesBefore - bytes), fileBytes: bytes, reclaiming: reclaiming)
    }
    if reclaiming == .rewritten { reclaiming = try rewrite(left) }
    if reclaiming != .rewritten { try cutOffEmptyPages() }
    let bytes = try fileBytes()
    return PruningResult(
      bytesFreed: max(0, bytesBefore - bytes), fileBytes: bytes, reclaiming: reclaiming)
  }

  /// Bytes of the file, without what is still in the write-ahead log.
  ///
  /// - Throws: ``StoreError``.
  package func fileBytes() throws -> Int64 {
    try inspect { db in
      let pages = try Int64.fetchOne(db, sql: "PRAGMA page_count") ?? 0
      return pages * (try Int64.fetchOne(db, sql: "PRAGMA page_size") ?? 0)
    }
  }

  private func remove(_ doomed: [SnapshotRecord], in db: Database, now: Instant) throws {
    let leftovers = LeftoverRemover(db: db, contents: try ContentTable(db, compression))
    let pruned = PrunedTable(db: db)
    var touched: [TouchedRows] = []
    for (cluster, snapshots) in Dictionary(grouping: doomed, by: \.cluster) {
      let id = try Int64.fetchOne(
        db, sql: "SELECT id FROM cluster WHERE key = ?", arguments: [cluster.description])
      guard let id else { throw StoreError.damaged(path: path, detail: "cluster \(cluster)") }
      for snapshot in snapshots {
        guard snapshot.tags.isEmpty else {
          throw StoreError.failed(
            path: path, detail: "snapshot id:\(snapshot.id) is tagged, so it is not pruned")
        }
        try pruned.remember(
          cluster: cluster.description, digest: snapshot.digest,
          taken: snapshot.startedAt.millisecondsSinceEpoch, at: now)
      }
      let remover = try SnapshotRemover(db, cluster: id)
      try remover.remove(snapshots.map(\.position))
      touched.append(remover.touched)
    }
    for rows in touched { try leftovers.remove(rows) }
  }

  // MARK: Space

  /// Free bytes of the disk that the file lies on.
  private func freeBytes() -> Int64 {
    var status = statvfs()
    let folder = URL(filePath: path).deletingLastPathComponent().path()
    guard statvfs(folder, &status) == 0 else { return 0 }
    return Int64(
      clamping: UInt64(status.f_bavail).multipliedReportingOverflow(by: UInt64(status.f_frsize))
        .partialValue)
  }

  /// Cuts empty pages off the end of the file.
  private func cutOffEmptyPages() throws {
    do {
      try outsideTransaction { db in
        // Frees a page a step, so it has to be stepped to its end.
        _ = try Row.fetchAll(db, sql: "PRAGMA incremental_vacuum")
      }
    } catch StoreError.busy, StoreError.noSpace {
      // The snapshots are gone for good by now, so this is no failure: what was not given back is
      // filled by later ones, or cut off by the next pruning.
      return
    }
    try shortenLog()
  }

  /// Writes the file anew; not while others use it, or when a disk fills up after all.
  private func rewrite(_ space: FileSpace) throws -> PruningResult.Reclaiming {
    do {
      try outsideTransaction { try $0.execute(sql: "VACUUM") }
    } catch StoreError.busy {
      return .rewriteNeedsQuiet
    } catch StoreError.noSpace {
      return .rewriteNeedsSpace(neededBytes: space.rewriteBytes, freeBytes: freeBytes())
    }
    try shortenLog()
    return .rewritten
  }

  /// Moves what is in the write-ahead log into the file, and empties it; while others read, that is
  /// left to whoever comes after them.
  private func shortenLog() throws {
    try outsideTransaction { db in
      _ = try Row.fetchAll(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
    }
  }
}
