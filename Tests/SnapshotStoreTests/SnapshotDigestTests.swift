import ClusterObjects
import Testing

@testable import SnapshotStore

/// What a snapshot's digest covers, and that it is computed as it is documented.
struct SnapshotDigestTests {
  private static func base() -> SnapshotBuilder {
    var builder = SnapshotBuilder(at: 1, ended: 2)
    builder.cover("pods", .complete)
    builder.cover("pods", namespace: "c", .failed, recipe: 1, note: "why")
    builder.cover("services", .complete)
    builder.add("pods", "a", "x", "1")
    builder.add("services", "a", "x", "1")
    return builder
  }

  private func digest(_ change: (inout CollectedSnapshot) -> Void) -> ContentDigest {
    var snapshot = Self.base().snapshot
    change(&snapshot)
    return Oracle.digest(of: snapshot)
  }

  @Test func everyFieldOfTheContentCounts() {
    let pods = Scope("pods", namespace: "c")
    let key = ObjectKey(resource: "pods", namespace: "a", name: "y")
    let changes: [(inout CollectedSnapshot) -> Void] = [
      { _ in },
      { $0.startedAt = Instant(millisecondsSinceEpoch: 0) },
      { $0.endedAt = Instant(millisecondsSinceEpoch: 3) },
      { $0.evidence = .userProvided },
      { $0.coverage[pods]?.outcome = .forbidden },
      { $0.coverage[pods]?.recipe = 2 },
      { $0.coverage[pods]?.note = "why not" },
      { $0.coverage[pods]?.note = nil },
      { $0.coverage[pods] = nil },
      { $0.coverage[Scope("pods", namespace: "d")] = CoverageEntry(.failed) },
      { $0.coverage[Scope("pods", name: "c")] = CoverageEntry(.failed, note: "why") },
      { $0.coverage[Scope("nodes")] = CoverageEntry(.complete) },
      { $0.add(key, canonical: SnapshotBuilder.canonical("y", "1")) },
      { $0.add(key, canonical: SnapshotBuilder.canonical("y", "2")) },
      { $0.take([], contents: []) },
      { snapshot in
        snapshot.take(snapshot.objects.filter { $0.key.resource == "pods" }, contents: [])
      },
      { snapshot in
        snapshot.take(snapshot.objects.filter { $0.key.resource != "pods" }, contents: [])
      },
    ]
    let digests = changes.map { digest($0) }
    #expect(Set(digests).count == digests.count)
  }

  @Test func whatIsBesideTheContentDoesNotCount() {
    let plain = digest { _ in }
    #expect(digest { $0.clusterName = "prod" } == plain)
    #expect(digest { $0.cluster = .name("west") } == plain)
    #expect(digest { $0.source = "elsewhere" } == plain)
    #expect(digest { $0.timeSource = .live } == plain)
    #expect(
      digest { snapshot in
        snapshot.take(snapshot.objects.reversed(), contents: snapshot.contents)
      } == plain)
  }

  /// The format written out by hand: changing it makes every recorded digest wrong.
  @Test func theFormatIsWhatIsDocumented() {
    func frame(_ fields: [[UInt8]]) -> [UInt8] {
      fields.flatMap { field in
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: field.count >> $0) } + field
      }
    }
    func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }
    let content = SnapshotBuilder.canonical("x", "1")
    let root = ContentDigest(
      of: frame([bytes("a"), bytes("x"), ContentDigest(of: content).bytes]))
    let fields: [[UInt8]] =
      [
        "netlapse snapshot 1", "1", "2", "live evidence",
        "coverage", "pods", "", "", "complete", "1", "",
        "coverage", "pods", "c", "", "failed", "1", "why",
        "coverage", "services", "", "", "complete", "1", "",
        "resource", "pods",
      ].map(bytes) + [root.bytes, bytes("resource"), bytes("services"), root.bytes]
    #expect(digest { _ in } == ContentDigest(of: frame(fields)))
  }

  @Test func fieldsCannotRunIntoEachOther() {
    var (first, second) = (FramedDigest(), FramedDigest())
    for field in ["ab", "c"] { first.add(field) }
    for field in ["a", "bc"] { second.add(field) }
    #expect(first.digest != second.digest)
  }
}
