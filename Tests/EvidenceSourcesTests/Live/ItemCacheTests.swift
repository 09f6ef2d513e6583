import ClusterObjects
import TestSupport
import Testing

@testable import EvidenceSources

/// What is taken over from the collection before is what would have been read.
struct ItemCacheTests {
  /// A cluster's state, as a backup of its storage keeps it.
  private struct Backup: Sendable {
    let objects: [String: [FakeObject]]
    let resourceVersion: Int
  }

  private static func collector(_ cluster: FakeCluster, cacheBytesMax: Int) -> LiveCollector {
    var options = LiveOptions()
    options.clock = FakeClock().clock
    options.pageLimit = 3
    options.cacheBytesMax = cacheBytesMax
    return LiveCollector(api: cluster, options: options)
  }

  private static func step(_ cluster: FakeCluster, _ random: inout SeededGenerator) async {
    let (name, port) = ("s\(random.index(below: 9))", random.index(below: 5))
    let isPod = random.isOne(in: 3)
    let (resource, plan) = (isPod ? "v1/pods" : "v1/services", random.index(below: 4))
    await cluster.change { cluster in
      switch plan {
      case 0: cluster.remove(resource, name, in: "shop")
      default: cluster.put(resource, name, in: "shop", "\"spec\":{\"port\":\(port)}")
      }
    }
  }

  @Test(arguments: 1...25)
  func takingOverChangesNothing(_ seed: Int) async throws {
    let cluster = await FakeCluster.small(seed: seed)
    let remembering = Self.collector(cluster, cacheBytesMax: 1 << 20)
    var random = SeededGenerator(seed: seed)
    var backup: Backup?
    var reused = 0
    for round in 0..<12 {
      for _ in 0..<random.index(below: 4) { await Self.step(cluster, &random) }
      let roll = random.index(below: 6)
      if roll == 0 {
        backup = await Backup(
          objects: cluster.objects, resourceVersion: cluster.resourceVersion)
      }
      if roll == 1, let backup {
        await cluster.change {
          $0.objects = backup.objects
          $0.resourceVersion = backup.resourceVersion
        }
      }
      let taken = try await remembering.collect()
      let read = try await Self.collector(cluster, cacheBytesMax: 0).collect()
      reused += taken.cost.reusedObjects
      #expect(read.cost.reusedObjects == 0)
      #expect(taken.texts == read.texts, "seed \(seed), round \(round)")
      #expect(
        taken.snapshot.objects.map(\.digest) == read.snapshot.objects.map(\.digest),
        "seed \(seed), round \(round)")
      #expect(taken.refused == read.refused, "seed \(seed), round \(round)")
    }
    #expect(reused > 0, "seed \(seed)")
  }

  /// The restored storage hands out a version a second time, for another content, after it has
  /// overtaken what it was.
  @Test func aVersionThatIsHandedOutTwiceIsReadTwice() async throws {
    let cluster = await FakeCluster.small()
    let collector = Self.collector(cluster, cacheBytesMax: 1 << 20)
    let backup = await Backup(objects: cluster.objects, resourceVersion: cluster.resourceVersion)
    await cluster.change { $0.put("v1/services", "s0", in: "shop", #""spec":{"port":1}"#) }
    let before = try await collector.collect()
    #expect(before.texts["services shop/s0"]?.contains("\"port\":1") == true)
    await cluster.change {
      $0.objects = backup.objects
      $0.resourceVersion = backup.resourceVersion
      $0.put("v1/services", "s0", in: "shop", #""spec":{"port":2}"#)
      $0.put("v1/pods", "more", in: "shop")
    }
    let after = try await collector.collect()
    #expect(after.texts["services shop/s0"]?.contains("\"port\":2") == true)
    #expect(after.cost.reusedObjects > 0)
  }

  @Test func whatDoesNotFitIsNotKept() async throws {
    let cluster = await FakeCluster.small()
    let collector = Self.collector(cluster, cacheBytesMax: 0)
    _ = try await collector.collect()
    #expect(try await collector.collect().cost.reusedObjects == 0)
  }

  @Test func anotherClusterAtTheSameAddressIsReadAnew() async throws {
    let cluster = await FakeCluster.small()
    let collector = Self.collector(cluster, cacheBytesMax: 1 << 20)
    _ = try await collector.collect()
    await cluster.change {
      let index = $0.objects["v1/namespaces"]?.firstIndex { $0.name == "kube-system" }
      if let index { $0.objects["v1/namespaces"]?[index].uid = "another" }
    }
    #expect(try await collector.collect().cost.reusedObjects == 0)
    #expect(try await collector.collect().cost.reusedObjects > 0)
  }

  @Test(arguments: [
    ("10", "10", true), ("9", "10", true), ("10", "9", false), ("99", "100", true),
    ("100", "99", false), ("10", "x", false), ("x", "10", false), ("", "1", false),
    ("10", "011", false), ("0", "0", true),
  ])
  func aVersionThatFellIsOfAnotherPast(_ then: String, _ now: String, _ expected: Bool) {
    let list = CachedList(resourceVersion: then, items: [:], contents: [])
    #expect(list.isPast(of: now) == expected)
    #expect(!list.isPast(of: nil))
  }
}
