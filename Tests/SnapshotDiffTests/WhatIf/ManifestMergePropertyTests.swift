import ClusterObjects
import TestSupport
import Testing

@testable import SnapshotDiff

/// What holds for any manifest over any object.
struct ManifestMergePropertyTests {
  private static let seeds = (0..<600).map { UInt64($0) }

  private static func object(_ value: JSONValue) -> TestObject {
    TestObject("services", "x", in: "ns", value: value)
  }

  private static func live(_ random: inout SeededGenerator) -> JSONValue {
    var value = RandomObject(&random).value
    value["metadata"] = .object([
      "creationTimestamp": "2026-01-01T00:00:00Z", "generation": JSONValue(random.index(below: 9)),
      "labels": .object(["a": "b"]), "name": "x", "namespace": "ns", "uid": "u",
    ])
    return value
  }

  @Test func aManifestThatStatesLessChangesNothing() throws {
    var stripped = 0
    for seed in Self.seeds {
      var random = SeededGenerator(seed: seed)
      let live = Self.live(&random)
      let manifest = StrippedManifest(of: live, &random).value
      if manifest != live { stripped += 1 }
      let entry = try #require(ResourceCatalogue.current["services"])
      let merged = ManifestMerge(entry).merge(manifest, over: live)
      #expect(merged.compactText == live.compactText, "seed \(seed): \(manifest.compactText)")
      let overlay = try Overlay([Self.object(manifest)], over: [Self.object(live)])
      #expect(overlay.report.objects.isEmpty, "seed \(seed): \(overlay.lines)")
      #expect(overlay.whatIf.objects.map(\.effect) == [.same], "seed \(seed)")
    }
    #expect(stripped > 500)
  }

  @Test func aManifestLaidTwiceIsLaidOnce() throws {
    var changed = 0
    for seed in Self.seeds {
      var random = SeededGenerator(seed: seed)
      let live = Self.live(&random)
      let manifest = random.isOne(in: 4) ? Self.live(&random) : Self.edited(live, &random)
      for name in ["services", "networkpolicies.networking.k8s.io"] as [ResourceName] {
        let merge = ManifestMerge(try #require(ResourceCatalogue.current[name]))
        let once = merge.merge(manifest, over: live)
        if once != live { changed += 1 }
        #expect(merge.merge(manifest, over: once) == once, "seed \(seed), \(name)")
      }
    }
    #expect(changed > 600)
  }

  @Test func whatIsStatedIsThere() throws {
    for seed in Self.seeds {
      var random = SeededGenerator(seed: seed)
      let live = Self.live(&random)
      let edited = Self.edited(live, &random)
      let entry = try #require(ResourceCatalogue.current["services"])
      let merged = ManifestMerge(entry).merge(edited, over: live)
      #expect(merged["spec"]?["a"] == Self.answered(edited["spec"]?["a"], live["spec"]?["a"]))
      #expect(
        merged["spec"]?["ports"]?.elements?.count == edited["spec"]?["ports"]?.elements?.count
          || edited["spec"]?["ports"] == nil, "seed \(seed)")
      #expect(merged["metadata"]?["uid"] == "u", "seed \(seed)")
      #expect(merged["status"] == live["status"], "seed \(seed)")
    }
  }

  /// Null removes unless it was null; what is left out stays.
  private static func answered(_ stated: JSONValue?, _ live: JSONValue?) -> JSONValue? {
    stated == .null && live != .null ? nil : stated ?? live
  }

  private static func edited(_ live: JSONValue, _ random: inout SeededGenerator) -> JSONValue {
    let less = StrippedManifest(of: live, &random).value
    var manifest = less
    guard case .object(var spec)? = less["spec"] else { return less }
    if random.isOne(in: 2) { spec["a"] = ["x", .null, 7][random.index(below: 3)] }
    if random.isOne(in: 2) { spec["new"] = .object(["a": .null, "b": [.object([:])]]) }
    if random.isOne(in: 2) { spec["free"] = RandomObject(&random).value["spec"]?["free"] }
    if random.isOne(in: 2) { spec["ports"] = RandomObject(&random).value["spec"]?["ports"] }
    manifest["spec"] = .object(spec)
    return manifest
  }
}
