import TestSupport
import Testing

@testable import SnapshotStore

/// The coding of partial lists.
struct SeenListTests {
  @Test(arguments: 0..<200)
  func aListComesBack(seed: Int) {
    var random = SeededGenerator(seed: seed)
    let largest = Int64(1) << Int64(random.index(below: 62) + 1)
    let objects = Set(
      (0..<random.index(below: 300)).map { _ in Int64.random(in: 1...largest, using: &random) })
    let list = SeenList(objects: objects)
    #expect(list.objects == objects.sorted(), "seed \(seed)")
    #expect(SeenList(encoded: list.encoded)?.objects == objects.sorted(), "seed \(seed)")
    #expect(SeenList(objects: objects.shuffled(using: &random)).encoded == list.encoded)
  }

  @Test(arguments: [[], [1], [127], [128], [1, 2, 3], [Int64.max], [Int64.max - 1, Int64.max]])
  func edgesComeBack(objects: [Int64]) {
    #expect(SeenList(encoded: SeenList(objects: objects).encoded)?.objects == objects)
  }

  @Test func neighboursCostOneByteEach() {
    #expect(SeenList(objects: 1...2500).encoded.count == 2500)
    #expect(SeenList(objects: [300, 301]).encoded == [0xAC, 0x02, 0x01])
  }

  @Test(arguments: [
    [0x80],  // cut off
    [0x01, 0xFF],
    [0x00],  // no object has this id
    [0x01, 0x00],  // twice the same
    Array(repeating: 0xFF, count: 9),
    Array(repeating: 0xFF, count: 10) + [0x01],
    Array(repeating: 0xFF, count: 8) + [0x7F, 0x01],  // beyond the last id
  ])
  func damageIsNoList(bytes: [UInt8]) {
    #expect(SeenList(encoded: bytes) == nil)
  }

  /// Any bytes: an ascending list or nothing.
  @Test(arguments: 0..<300)
  func noBytesEndTheProgram(seed: Int) {
    var random = SeededGenerator(seed: seed)
    let bytes = (0..<random.index(below: 30)).map { _ in
      random.happens(0.5) ? UInt8.random(in: 0...255, using: &random) : UInt8(0xFF)
    }
    guard let list = SeenList(encoded: bytes) else { return }
    #expect(list.objects == Set(list.objects).sorted(), "seed \(seed)")
    #expect(list.objects.allSatisfy { $0 > 0 }, "seed \(seed)")
  }
}
