import ClusterObjects
import EvidenceSources
import TestSupport
import Testing

/// The same evidence gives the same snapshot, however it is laid out in files.
struct OrderIndependenceTests {
  private static let objects: [String] =
    (0..<40).map { EvidenceText.service("s\($0)", in: "n\($0 % 3)", port: $0 + 1) }
    + (0..<10).map { EvidenceText.ingress("i\($0)", in: "n\($0 % 3)") }
    + (0..<5).map { EvidenceText.object("Node", "worker-\($0)") }
    + [EvidenceText.systemNamespace(uid: "u-1")]

  @Test(arguments: [UInt64(1), 2, 3, 4, 5, 6, 7, 8])
  func filesAndListsMayBeSplitAndOrderedAnyhow(_ seed: UInt64) throws {
    let whole = try EvidenceFolder.read(["all.json": EvidenceText.list(Self.objects)])
    var random = SeededGenerator(seed: seed)
    var rest = Self.objects.shuffled(using: &random)
    let folder = try EvidenceFolder()
    var names: [String] = []
    while !rest.isEmpty {
      let count = min(rest.count, 1 + random.index(below: 12))
      let items = Array(rest.prefix(count))
      rest.removeFirst(count)
      let name = "f\(random.next() % 1000)-\(names.count).json"
      try folder.write(
        name,
        count == 1 && random.isOne(in: 2)
          ? items[0]
          : random.isOne(in: 2) ? EvidenceText.list(items) : EvidenceText.sortedList(items))
      names.append(name)
    }
    let parts = try folder.read()
    #expect(parts.texts == whole.texts, "seed \(seed)")
    #expect(parts.snapshot.objects.map(\.key) == whole.snapshot.objects.map(\.key), "seed \(seed)")
    #expect(parts.snapshot.cluster == whole.snapshot.cluster, "seed \(seed)")
    let options = try EvidenceFolder.options
    let shuffled = names.shuffled(using: &random).map(folder.path(of:))
    let again = try FileEvidenceReader(options: options).read(shuffled)
    #expect(again.texts == whole.texts, "seed \(seed)")
    #expect(again.snapshot.coverage == parts.snapshot.coverage, "seed \(seed)")
  }

  @Test func membersMayStandInAnyOrder() throws {
    let first = #"{"kind":"Node","apiVersion":"v1","metadata":{"name":"n","uid":"u"},"spec":{}}"#
    let second = #"{"spec":{},"metadata":{"uid":"u","name":"n"},"apiVersion":"v1","kind":"Node"}"#
    let evidence = try EvidenceFolder.read(["a.json": first, "b.json": second])
    #expect(
      evidence.text(of: "nodes n")
        == #"{"apiVersion":"v1","kind":"Node","metadata":{"name":"n","uid":"u"},"spec":{}}"#)
  }
}
