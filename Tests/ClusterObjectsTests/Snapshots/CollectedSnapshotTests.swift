import ClusterObjects
import Testing

/// What a source hands over.
struct CollectedSnapshotTests {
  @Test func objectsAreSortedByKey() throws {
    var snapshot = try empty()
    snapshot.add(key("b"), canonical: Array(#"{"b":1}"#.utf8))
    snapshot.add(key("a"), canonical: Array("{}".utf8))
    snapshot.add(
      ObjectKey(resource: "nodes", namespace: "", name: "z"), canonical: Array("[]".utf8))
    #expect(snapshot.objects.map(\.key.name) == ["z", "a", "b"])
    let contents = snapshot.objects.map {
      String(decoding: snapshot.contents[$0.content], as: UTF8.self)
    }
    #expect(contents == ["[]", "{}", #"{"b":1}"#])
    let digests = contents.map { ContentDigest(of: Array($0.utf8)) }
    #expect(snapshot.objects.map(\.digest) == digests)
  }

  @Test func itNeverEndsBeforeItBegan() throws {
    let snapshot = try empty(end: "2026-11-22T09:00:00Z")
    #expect(snapshot.endedAt == snapshot.startedAt)
    #expect(try empty(end: "2026-11-22T10:00:05Z").endedAt.description == "2026-11-22T10:00:05Z")
  }

  @Test func aKeyThatWasCollectedTwice() async {
    await #expect(processExitsWith: .failure) {
      let key = ObjectKey(resource: "services", namespace: "a", name: "b")
      var snapshot = CollectedSnapshot(
        cluster: .name("x"), startedAt: .earliest, endedAt: .latest, evidence: .live, source: "",
        timeSource: .flag, coverage: Coverage())
      snapshot.add(key, canonical: [])
      snapshot.add(key, canonical: [])
    }
  }

  /// These words are part of every document.
  @Test func evidenceLevels() {
    let words = [
      "live evidence", "sanitized user evidence", "documentation-based", "inference",
    ]
    #expect(EvidenceLevel.allCases.map(\.rawValue) == words)
  }

  private func empty(end: String = "2026-11-22T10:00:00Z") throws -> CollectedSnapshot {
    CollectedSnapshot(
      cluster: .uid("x"), startedAt: try #require(Instant(rfc3339: "2026-11-22T10:00:00Z")),
      endedAt: try #require(Instant(rfc3339: end)), evidence: .userProvided, source: "test",
      timeSource: .name, coverage: Coverage())
  }

  private func key(_ name: String) -> ObjectKey {
    ObjectKey(resource: "services", namespace: "shop", name: name)
  }
}
