import ClusterObjects
import GRDB
import Testing

@testable import SnapshotStore

/// `examine()` notices each kind of damage, in the check that is meant for it.
struct ExaminationTests {
  /// Damage done behind the store's back, and the check that must fail.
  struct Damage: Sendable, CustomTestStringConvertible {
    let check: String
    let name: String
    let sql: String

    init(_ check: String, _ name: String, _ sql: String) {
      self.check = check
      self.name = name
      self.sql = sql
    }

    var testDescription: String { "\(check): \(name)" }
  }

  private static let open = Int64.max

  /// Five snapshots of pods x, y, z at positions 64 ... 320; the third cannot tell, the fourth has
  /// a partial list of x. Beside them a second cluster with two snapshots at one instant.
  private func store(_ folder: TemporaryFolder) throws -> SnapshotStore {
    let store = try folder.store()
    let snapshots = [
      SnapshotBuilder.pods(at: 1, ["x": "1", "y": "1"]),
      SnapshotBuilder.pods(at: 2, ["x": "2", "y": "1", "z": "1"]),
      SnapshotBuilder.pods(at: 3, [:], .failed),
      SnapshotBuilder.pods(at: 4, ["x": "2"], .partial),
      SnapshotBuilder.pods(at: 5, ["x": "3", "z": "1"]),
    ]
    for snapshot in snapshots { _ = try store.record(snapshot) }
    var west = SnapshotBuilder(at: 1, cluster: .name("west"))
    west.cover("services", .complete, note: "fine", answeredAt: 3, resourceVersion: "77")
    west.add("services", "a", "x", "1")
    _ = try store.record(west.snapshot)
    var tied = SnapshotBuilder(at: 1, ended: 2, cluster: .name("west"))
    tied.cover("services", .complete)
    let last = try store.record(tied.snapshot).snapshot
    _ = try store.tag(last, as: "release")
    return store
  }

  @Test func aSoundStoreIsSound() throws {
    let folder = try TemporaryFolder()
    let checks = try store(folder).examine()
    #expect(
      checks.map(\.name) == [
        "file", "intervals", "boundaries", "references", "order", "contents", "snapshots",
      ])
    for check in checks { #expect(check.outcome == .ok, "\(check)") }
    #expect(checks.allSatisfy { !$0.detail.isEmpty })
  }

  @Test func anEmptyStoreIsSound() throws {
    let folder = try TemporaryFolder()
    let checks = try folder.store().examine()
    #expect(checks.allSatisfy { $0.outcome == .ok })
  }

  @Test(arguments: [
    Damage(
      "references", "dictionary is missing",
      "UPDATE content SET encoding = 1, dictionary = 7 WHERE id = 1"),
    Damage(
      "references", "rests on another object's content",
      "UPDATE content SET encoding = 2, base = 1 WHERE id = (SELECT max(id) FROM content)"),
    Damage(
      "contents", "rests on itself", "UPDATE content SET encoding = 2, base = id WHERE id = 1"),
    Damage("contents", "an encoding nobody knows", "UPDATE content SET encoding = 9 WHERE id = 1"),
    Damage("contents", "a size beyond reason", "UPDATE content SET size = 1 << 40 WHERE id = 1"),
    Damage(
      "intervals", "overlap", "UPDATE version SET until = 200 WHERE since = 64"),
    Damage("intervals", "two alive", "UPDATE version SET until = \(open) WHERE object = 1"),
    Damage(
      "intervals", "touching with equal contents",
      "UPDATE version SET content = (SELECT min(content) FROM version WHERE object = 1) "
        + "WHERE object = 1"),
    Damage("intervals", "empty", "UPDATE version SET until = since WHERE object = 2"),
    Damage("intervals", "backwards", "UPDATE version SET until = 0 WHERE object = 2"),
    Damage("boundaries", "begins nowhere", "UPDATE version SET since = 65 WHERE since = 64"),
    Damage("boundaries", "begins before all", "UPDATE version SET since = -64 WHERE since = 64"),
    Damage(
      "boundaries", "ends nowhere", "UPDATE version SET until = 319 WHERE until = 320"),
    Damage(
      "boundaries", "ends after all",
      "UPDATE version SET until = 6400, level = 13 WHERE object = 3"),
    Damage(
      "boundaries", "ends where nobody could tell",
      "UPDATE version SET until = 192, level = 8 WHERE object = 2"),
    Damage(
      "boundaries", "begins where nobody could tell",
      "UPDATE version SET since = 256 WHERE object = 3 AND since = 320; "
        + "UPDATE version SET since = 256 WHERE object = 3"),
    Damage(
      "boundaries", "ends where a partial list did not hold it",
      "UPDATE version SET until = 256, level = 8 WHERE object = 2"),
    Damage("boundaries", "wrong level", "UPDATE version SET level = 40 WHERE object = 2"),
    Damage("boundaries", "open with a level", "UPDATE version SET level = 62 WHERE level = 63"),
    Damage("boundaries", "closed and at level 63", "UPDATE version SET level = 63"),
    Damage("boundaries", "a list of no snapshot", "UPDATE partial SET pos = 257"),
    Damage("references", "content is missing", "DELETE FROM content WHERE id = 1"),
    Damage(
      "references", "another object's content", "UPDATE version SET content = 2 WHERE content = 1"),
    Damage(
      "references", "content is unused",
      "INSERT INTO content(id, object, digest, size, encoding, base, data) "
        + "SELECT 99, object, zeroblob(32), 0, 0, NULL, x'' FROM content "
        + "LIMIT 1"),
    Damage(
      "references", "one content twice",
      "INSERT INTO content(id, object, digest, size, encoding, base, data) "
        + "SELECT 99, object, digest, size, encoding, base, data "
        + "FROM content WHERE id = 1; "
        + "UPDATE version SET content = 99 WHERE object = 1 AND since = 128"),
    Damage("references", "object without versions", "DELETE FROM version WHERE object = 2"),
    Damage("references", "object is missing", "DELETE FROM object WHERE id = 2"),
    Damage("references", "collection is missing", "DELETE FROM collection WHERE id = 1"),
    Damage(
      "references", "version in another collection",
      "UPDATE version SET collection = 2 WHERE object = 2"),
    Damage("references", "empty collection", "INSERT INTO collection VALUES (99, 1, 'nodes')"),
    Damage("references", "unused coverage", "INSERT INTO coverage VALUES (99, zeroblob(32))"),
    Damage("references", "coverage is missing", "DELETE FROM coverage WHERE id = 1"),
    Damage(
      "references", "entries of no coverage",
      "INSERT INTO coverage_entry VALUES (99, 'pods', '', '', 'complete', 1)"),
    Damage(
      "references", "notes of no snapshot", "UPDATE coverage_note SET snapshot = 99"),
    Damage("references", "answers of no snapshot", "UPDATE answer SET snapshot = 99"),
    Damage("references", "unused cluster", "INSERT INTO cluster VALUES (99, 'uid:nobody')"),
    Damage("references", "cluster is missing", "DELETE FROM cluster WHERE id = 1"),
    Damage("references", "partial list is missing", "DELETE FROM seen"),
    Damage(
      "references", "unused partial list",
      "INSERT INTO seen VALUES (99, zeroblob(32), x'01')"),
    Damage("references", "partial list of no object", "UPDATE seen SET objects = x'0163'"),
    Damage("references", "tag of nothing", "UPDATE tag SET snapshot = 99"),
    Damage("order", "rank with a gap", "UPDATE snapshot SET pos = 66 WHERE pos = 65"),
    Damage(
      "order", "ranks exchanged",
      "UPDATE snapshot SET pos = 164 - rowid WHERE cluster = 2; "
        + "UPDATE snapshot SET pos = 64 + (ended = 1) WHERE cluster = 2"),
    Damage("order", "pos of another instant", "UPDATE snapshot SET taken = 7 WHERE pos = 320"),
    Damage("contents", "changed", "UPDATE content SET data = zeroblob(length(data))"),
    Damage("contents", "shorter", "UPDATE content SET data = substr(data, 2) WHERE id = 1"),
    Damage("contents", "wrong size", "UPDATE content SET size = 1 WHERE id = 1"),
    Damage("contents", "encoding nobody knows", "UPDATE content SET encoding = 9 WHERE id = 1"),
    Damage("contents", "wrong digest", "UPDATE content SET digest = zeroblob(32) WHERE id = 1"),
    Damage("contents", "short digest", "UPDATE content SET digest = x'01' WHERE id = 1"),
  ])
  func rowsThatContradictEachOtherAreFound(damage: Damage) throws { try expectFound(damage) }

  @Test(arguments: [
    Damage("snapshots", "evidence", "UPDATE snapshot SET evidence = 'inference' WHERE id = 1"),
    Damage("snapshots", "evidence unknown", "UPDATE snapshot SET evidence = 'guess' WHERE id = 1"),
    Damage("snapshots", "time source unknown", "UPDATE snapshot SET time_source = 'x'"),
    Damage("snapshots", "end", "UPDATE snapshot SET ended = ended + 1 WHERE id = 1"),
    Damage("snapshots", "digest", "UPDATE snapshot SET digest = zeroblob(32) WHERE id = 1"),
    Damage("snapshots", "short digest", "UPDATE snapshot SET digest = x'01' WHERE id = 1"),
    Damage("snapshots", "count", "UPDATE snapshot SET objects = 9 WHERE id = 1"),
    Damage("snapshots", "note", "UPDATE coverage_note SET text = 'bad'"),
    Damage("snapshots", "note lost", "DELETE FROM coverage_note"),
    Damage("snapshots", "answers cut off", "UPDATE answer SET answers = x'05'"),
    Damage(
      "snapshots", "answers too many",
      "UPDATE answer SET answers = CAST(answers || x'0000' AS BLOB)"),
    Damage(
      "snapshots", "answers of all time", "UPDATE answer SET answers = x'FFFFFFFFFFFFFFFF7F00'"),
    Damage("snapshots", "outcome", "UPDATE coverage_entry SET outcome = 'failed'"),
    Damage("snapshots", "word unknown", "UPDATE coverage_entry SET outcome = 'perhaps'"),
    Damage("snapshots", "recipe", "UPDATE coverage_entry SET recipe = 2"),
    Damage("snapshots", "coverage lost", "DELETE FROM coverage_entry WHERE coverage = 1"),
    Damage("snapshots", "name", "UPDATE object SET name = 'other' WHERE id = 2"),
    Damage("snapshots", "namespace", "UPDATE object SET namespace = 'b' WHERE id = 2"),
    Damage("snapshots", "resource", "UPDATE collection SET resource = 'birds' WHERE id = 1"),
    Damage("snapshots", "list lost", "DELETE FROM partial"),
    Damage("snapshots", "list damaged", "UPDATE seen SET objects = x'80'"),
    Damage("snapshots", "list without its object", "UPDATE seen SET objects = x'02'"),
    Damage("snapshots", "list with a stranger", "UPDATE seen SET objects = x'0101'"),
    Damage(
      "snapshots", "content of another time",
      "UPDATE version SET content = (SELECT content FROM version WHERE object = 1 AND since = 64) "
        + "WHERE object = 1 AND since = 320"),
    Damage("snapshots", "cluster's key", "UPDATE cluster SET key = 'east' WHERE id = 1"),
  ])
  func aSnapshotThatDoesNotRebuildIsFound(damage: Damage) throws { try expectFound(damage) }

  private func expectFound(_ damage: Damage) throws {
    let folder = try TemporaryFolder()
    _ = try store(folder)
    try folder.tamper { db in
      let changes = db.totalChangesCount
      try db.execute(sql: damage.sql)
      #expect(db.totalChangesCount > changes, "the damage was not done")
    }
    let failed = try folder.store(create: false).examine().filter { $0.outcome != .ok }
    #expect(failed.map(\.name).contains(damage.check), "found in \(failed)")
    #expect(failed.allSatisfy { $0.outcome == .failed && !$0.detail.isEmpty })
  }

  /// What the file check is for: an index that does not agree with its table.
  @Test func anIndexThatLiesIsFound() throws {
    let folder = try TemporaryFolder()
    _ = try store(folder)
    try folder.settle()
    func redefine(_ before: String, _ after: String) throws {
      try folder.tamper { db in
        try db.execute(sql: "PRAGMA writable_schema = ON")
        try db.execute(
          sql: "UPDATE sqlite_schema SET sql = replace(sql, ?, ?) WHERE name = 'version_until'",
          arguments: [before, after])
      }
    }
    try redefine("level < 63", "level < 2")
    try folder.tamper(sql: "UPDATE version SET until = 256 WHERE object = 2")
    try redefine("level < 2", "level < 63")
    let checks = try folder.store(create: false).examine()
    #expect(checks.first { $0.name == "file" }?.outcome == .failed)
  }
}
