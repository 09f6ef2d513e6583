import ClusterObjects
import GRDB
import StoreSchema
import TestSupport
import Testing

@testable import SnapshotStore

/// How contents are laid down: what is trained when, and what rests on what.
struct CompressionTests {
  /// Objects that have much in common, as those of one resource have.
  private static func objects(
    _ count: Int, at start: Int64, fields: Int = 8, _ generator: inout SeededGenerator
  ) -> CollectedSnapshot {
    var builder = SnapshotBuilder(at: start)
    builder.cover("services", .complete)
    for index in 0..<count {
      let ports = (0..<fields).map { _ in "port-\(generator.index(below: 900))" }
      builder.add(
        "services", "storefront", "web-\(index)",
        "ClusterIP internalTrafficPolicy Cluster sessionAffinity None "
          + ports.joined(separator: " targetPort "))
    }
    return builder.snapshot
  }

  private static func number(_ store: SnapshotStore, _ sql: String) throws -> Int {
    try store.inspect { try Int.fetchOne($0, sql: sql) ?? 0 }
  }

  private static func isSound(_ store: SnapshotStore) -> Bool {
    store.examine().allSatisfy { $0.outcome == .ok }
  }

  @Test func aHandfulOfObjectsHasNoDictionary() throws {
    var random = SeededGenerator(seed: 1)
    let folder = try TemporaryFolder()
    let store = try folder.store()
    _ = try store.record(Self.objects(20, at: 1, fields: 300, &random))
    #expect(try Self.number(store, "SELECT count(*) FROM dictionary") == 0)
    #expect(Self.isSound(store))
  }

  @Test func whatWasStoredBeforeTheDictionaryIsStoredAnewWithIt() throws {
    var random = SeededGenerator(seed: 2)
    let folder = try TemporaryFolder()
    let store = try folder.store()
    _ = try store.record(Self.objects(20, at: 1, &random))
    let plain = try Self.number(store, "SELECT sum(length(data)) FROM content")
    _ = try store.record(Self.objects(300, at: 2, &random))
    #expect(try Self.number(store, "SELECT count(*) FROM dictionary") == 1)
    #expect(
      try Self.number(store, "SELECT count(*) FROM content WHERE dictionary IS NULL") == 0)
    let early = "SELECT sum(length(data)) FROM content WHERE id <= 20"
    #expect(try Self.number(store, early) < plain)
    #expect(Self.isSound(store))
  }

  /// The kind of content changes so much that the dictionary no longer fits.
  @Test func aWornOutDictionaryIsFollowedByTheNext() throws {
    var random = SeededGenerator(seed: 3)
    let folder = try TemporaryFolder()
    var choices = CompressionChoices()
    choices.windowBytes = 60_000
    let store = try folder.store(compression: choices)
    for start in 1...3 { _ = try store.record(Self.objects(300, at: Int64(start), &random)) }
    #expect(try Self.number(store, "SELECT count(*) FROM dictionary") == 1)
    for start in 4...8 {
      var builder = SnapshotBuilder(at: Int64(start))
      builder.cover("services", .complete)
      for index in 0..<300 {
        let words = (0..<20).map { _ in String(random.next(), radix: 16) }
        builder.add("services", "storefront", "web-\(index)", words.joined(separator: " "))
      }
      _ = try store.record(builder.snapshot)
    }
    #expect(try Self.number(store, "SELECT max(generation) FROM dictionary") >= 2)
    #expect(
      try Self.number(store, "SELECT count(DISTINCT dictionary) FROM content") >= 2,
      "older contents keep theirs")
    #expect(Self.isSound(store))
  }

  /// Large contents that change a little rest on what they replace, and not on too much of it.
  @Test func differencesRestOnAFewOthers() throws {
    let folder = try TemporaryFolder()
    let store = try folder.store()
    var random = SeededGenerator(seed: 4)
    var addresses = (0..<200).map { _ in
      "10.1.\(random.index(below: 256)).\(random.index(below: 256))"
    }
    let steps = 30
    for start in 1...steps {
      addresses[random.index(below: addresses.count)] = "10.9.0.\(start)"
      _ = try store.record(
        SnapshotBuilder.pods(at: Int64(start), ["x": addresses.joined(separator: ",")]))
    }
    #expect(
      try Self.number(store, "SELECT count(*) FROM content WHERE base IS NOT NULL") > steps / 2)
    let deepest = """
      WITH RECURSIVE chain(id, depth) AS (
        SELECT id, 0 FROM content WHERE base IS NULL
        UNION ALL SELECT c.id, depth + 1 FROM content c JOIN chain ON c.base = chain.id)
      SELECT max(depth) FROM chain
      """
    #expect(try Self.number(store, deepest) == CompressionChoices.chainMax)
    #expect(Self.isSound(store))

    // Whatever others rest on goes; they stay.
    _ = try store.prune(dryRun: false, now: .now) { history in
      try history.snapshots(of: .uid("east")).filter { $0.id % 3 != 0 }
    }
    #expect(try Self.number(store, "SELECT count(*) FROM content") == steps / 3)
    #expect(Self.isSound(store))
  }

  @Test func whatLosesItsDictionaryIsNamed() throws {
    var random = SeededGenerator(seed: 5)
    let folder = try TemporaryFolder()
    let store = try folder.store()
    _ = try store.record(Self.objects(300, at: 1, &random))
    try store.write { try $0.execute(sql: "UPDATE dictionary SET data = zeroblob(100)") }
    let failed = store.examine().filter { $0.outcome == .failed }
    #expect(failed.map(\.name) == ["contents"])
    #expect(failed.first?.detail.contains("content 1 cannot be read") == true)
  }

  /// A record that netlapse 0.1 made: the first layout, nothing compressed.
  @Test func theFirstLayoutIsReadAndCompressed() throws {
    var random = SeededGenerator(seed: 6)
    let source = try TemporaryFolder()
    let modern = try source.store()
    let snapshot = Self.objects(100, at: 1, &random)
    _ = try modern.record(snapshot)
    let rows = try StoreRows(modern)
    let folder = try TemporaryFolder()
    try OlderLayout.copy(source, to: folder, version: 1)

    let store = try folder.store(create: false)
    #expect(try StoreRows(store) == rows)
    #expect(Self.isSound(store))
    #expect(try Self.number(store, "SELECT count(*) FROM content WHERE encoding = 0") == 100)
    #expect(try store.record(snapshot).wasAlreadyRecorded)
    _ = try store.record(Self.objects(100, at: 2, &random))
    #expect(try Self.number(store, "SELECT count(*) FROM content WHERE encoding = 0") == 0)
    #expect(Self.isSound(store))
  }
}
