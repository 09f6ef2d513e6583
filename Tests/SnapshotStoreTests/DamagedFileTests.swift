import ClusterObjects
import TestSupport
import Testing

@testable import SnapshotStore

/// Whatever a disk or a thief did to the file: an error or a failed check, never the program's
/// end.
struct DamagedFileTests {
  /// The bytes of a small store that has a little of everything.
  private static let sound: Result<[UInt8], any Error> = Result {
    let folder = try TemporaryFolder()
    try fill(folder)
    try folder.settle()
    return try folder.bytes(of: "record.db")
  }

  private static func fill(_ folder: TemporaryFolder) throws {
    var random = RandomHistory(seed: 9)
    let store = try folder.store()
    for snapshot in random.snapshots(6...6) { _ = try store.record(snapshot) }
    let record = try store.read { try $0.snapshots(of: RandomHistory.clusters[0])[0] }
    _ = try store.tag(record, as: "first")
  }

  @Test(arguments: 0..<150)
  func flippedBitsEndNothing(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    var bytes = try Self.sound.get()
    let used = bytes.indices.filter { bytes[$0] != 0 }
    for _ in 0..<(1 + random.index(below: 3)) {
      let place =
        random.happens(0.8)
        ? used[random.index(below: used.count)]
        : random.index(below: bytes.count)
      bytes[place] ^= 1 << UInt8(random.index(below: 8))
    }
    try readEverything(bytes, "seed \(seed)")
  }

  /// Whole bytes, where SQLite says what a column holds: that is where other types come from.
  @Test(arguments: 300..<390)
  func overwrittenBytesEndNothing(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    var bytes = try Self.sound.get()
    let used = bytes.indices.filter { bytes[$0] != 0 && $0 >= 4096 }
    for _ in 0..<(1 + random.index(below: 6)) {
      bytes[used[random.index(below: used.count)]] = UInt8(random.index(below: 14))
    }
    try readEverything(bytes, "seed \(seed)")
  }

  @Test(arguments: 500..<540)
  func cutOffFilesEndNothing(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    let bytes = try Self.sound.get()
    let length =
      random.happens(0.5)
      ? random.index(below: bytes.count) : 4096 * random.index(below: bytes.count / 4096)
    try readEverything(Array(bytes.prefix(length)), "seed \(seed), \(length) bytes")
  }

  /// A check of the whole file must say that a part of it is missing.
  @Test func aFileCutInHalfIsNotSound() throws {
    let bytes = try Self.sound.get()
    let folder = try TemporaryFolder()
    try folder.write(Array(bytes.prefix(bytes.count / 2)), to: "record.db")
    guard let store = try? folder.store(create: false) else { return }
    #expect(store.examine().contains { $0.outcome == .failed })
  }

  @Test func theSoundFileIsSound() throws {
    let folder = try TemporaryFolder()
    try folder.write(try Self.sound.get(), to: "record.db")
    let store = try folder.store(create: false)
    #expect(store.examine().allSatisfy { $0.outcome == .ok })
  }

  // MARK: Reading

  private func readEverything(_ bytes: [UInt8], _ note: Comment) throws {
    let folder = try TemporaryFolder()
    try folder.write(bytes, to: "record.db")
    do {
      let store = try folder.store(create: false)
      #expect(store.examine().count == 7, note)
      for cluster in RandomHistory.clusters { try read(cluster, in: store) }
      var random = RandomHistory(seed: 10)
      _ = try attempt { try store.record(random.snapshot()) }
      _ = try attempt { try store.record(random.snapshot()) }
    } catch is StoreError {
      // Refused: that is an answer.
    } catch is RecordingRefusal {}
  }

  /// Nil when the store says that it cannot; anything but its own error fails the test.
  private func attempt<Value>(_ body: () throws -> Value) throws -> Value? {
    do {
      return try body()
    } catch is StoreError {
      return nil
    }
  }

  private func read(_ cluster: ClusterKey, in store: SnapshotStore) throws {
    try store.read { history in
      guard let records = try ask({ try history.snapshots(of: cluster) }) else { return }
      for record in records {
        _ = try ask { try history.coverage(of: record) }
        _ = try ask { try history.counts(of: record) }
        for resource in RandomHistory.resources {
          if let state = try ask({ try history.state(of: resource, at: record) }) {
            for content in state.objects.values {
              _ = try ask { try history.withContent(content) { $0.count } }
            }
          }
          _ = try ask { try history.changes(of: resource, from: records[0], to: record) }
        }
      }
      for key in RandomHistory.keys {
        _ = try ask { try history.versions(of: key, in: cluster) }
        for record in records { _ = try ask { try history.observation(of: key, at: record) } }
      }
    }
  }

  /// Inside one reading the database's own errors come as they are.
  private func ask<Value>(_ body: () throws -> Value) throws -> Value? { try? body() }
}
