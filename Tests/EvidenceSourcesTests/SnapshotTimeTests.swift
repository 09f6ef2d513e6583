import ClusterObjects
import EvidenceSources
import Foundation
import Testing

/// When a snapshot was taken, and which cluster it is of.
struct SnapshotTimeTests {
  private static let service = EvidenceText.service("web", in: "shop")

  private static func coverage(_ times: String) -> String {
    EvidenceText.collection(
      [EvidenceText.request("nodes", "/api/v1/nodes", status: 1, error: "Forbidden")],
      more: times)
  }

  @Test func theFlagWins() throws {
    let folder = try EvidenceFolder()
    try folder.write(
      "2026-11-01T00-05-00Z/coverage.json", Self.coverage(#""startedAt":"2026-11-02T00:00:00Z","#))
    let evidence = try folder.read("2026-11-01T00-05-00Z")
    #expect(evidence.snapshot.timeSource == .flag)
    #expect(evidence.snapshot.startedAt.description == "2026-11-22T10:00:00Z")
    #expect(evidence.snapshot.endedAt == evidence.snapshot.startedAt)
  }

  @Test(arguments: [
    "2026-11-01T00-05-00Z", "2026-11-01T00-05-00Z.json", "2026-11-01T00_05_00Z",
    "2026-11-01T00:05:00Z.json", "2026-11-01T02-05-00+02:00",
  ])
  func theNameComesNext(_ name: String) throws {
    let folder = try EvidenceFolder()
    try folder.write(name.hasSuffix(".json") ? name : "\(name)/a.json", Self.service)
    let evidence = try folder.read(name) { $0.at = nil }
    #expect(evidence.snapshot.timeSource == .name)
    #expect(evidence.snapshot.startedAt.description == "2026-11-01T00:05:00Z")
  }

  @Test func theEndOfTheCollectionIsKeptWithTheTimeOfTheName() throws {
    let folder = try EvidenceFolder()
    try folder.write(
      "2026-11-01T00-05-00Z/coverage.json", Self.coverage(#""endedAt":"2026-11-01T00:05:09Z","#))
    let evidence = try folder.read("2026-11-01T00-05-00Z") { $0.at = nil }
    #expect(evidence.snapshot.endedAt.description == "2026-11-01T00:05:09Z")
  }

  @Test func namesThatDisagreeTellNothing() throws {
    let folder = try EvidenceFolder()
    try folder.write("2026-11-01T00-05-00Z.json", Self.service)
    try folder.write("2026-11-01T00-06-00Z.json", EvidenceText.service("b", in: "shop"))
    #expect(throws: EvidenceError.self) {
      try folder.read("2026-11-01T00-05-00Z.json", "2026-11-01T00-06-00Z.json") { $0.at = nil }
    }
  }

  @Test func theCollectionsOwnWordIsTaken() throws {
    let evidence = try EvidenceFolder.read([
      "coverage.json": Self.coverage(
        #""startedAt":"2026-11-02T00:00:00Z","endedAt":"2026-11-02T00:00:07.5Z","#)
    ]) { $0.at = nil }
    #expect(evidence.snapshot.timeSource == .archive)
    #expect(evidence.snapshot.startedAt.description == "2026-11-02T00:00:00Z")
    #expect(evidence.snapshot.endedAt.description == "2026-11-02T00:00:07.500Z")
  }

  @Test func fileTimesCountOnlyWhenAskedFor() throws {
    let folder = try EvidenceFolder()
    try folder.write("a.json", Self.service)
    try folder.write("b.json", EvidenceText.service("b", in: "shop"))
    for (name, seconds) in [("a.json", 1_790_000_000.0), ("b.json", 1_790_000_060.0)] {
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: seconds)],
        ofItemAtPath: folder.path(of: name))
    }
    let error = #expect(throws: EvidenceError.self) { try folder.read { $0.at = nil } }
    #expect(error?.category == .malformed)
    #expect(error?.message == "its name gives no time")
    #expect(error?.hint?.contains("--time-from-files") == true)
    let evidence = try folder.read {
      $0.at = nil
      $0.timeFromFiles = true
    }
    #expect(evidence.snapshot.timeSource == .file)
    #expect(evidence.snapshot.startedAt.millisecondsSinceEpoch == 1_790_000_060_000)
  }

  @Test func theFutureIsRefusedUnlessItIsNear() throws {
    func read(_ at: String, allow: Bool = false) throws -> EvidenceError? {
      let instant = try EvidenceFolder.moment(at)
      return try EvidenceFolder.refusal(["a.json": Self.service]) {
        $0.at = instant
        $0.allowFuture = allow
      }
    }
    #expect(try read("2026-11-22T12:05:00Z") == nil)
    let error = try read("2026-11-22T12:05:01Z")
    #expect(error?.category == .malformed)
    #expect(error?.message == "its time, 2026-11-22T12:05:01Z, lies in the future")
    #expect(try read("2027-11-22T12:05:01Z", allow: true) == nil)
  }

  // MARK: The cluster

  @Test func theUIDOfTheSystemNamespaceIsTheCluster() throws {
    let evidence = try EvidenceFolder.read(["n.json": EvidenceText.systemNamespace(uid: "u-1")])
    #expect(evidence.snapshot.cluster == .uid("u-1"))
    #expect(evidence.snapshot.clusterName == "test")
  }

  @Test func withoutItTheNameIs() throws {
    let evidence = try EvidenceFolder.read(["a.json": Self.service])
    #expect(evidence.snapshot.cluster == .name("test"))
  }

  @Test func aClusterThatNobodyNamesIsUnstated() throws {
    let error = try EvidenceFolder.refusal(["a.json": Self.service]) { $0.clusterName = nil }
    #expect(error?.category == .unstated)
    #expect(error?.hint?.contains("--cluster") == true)
  }

  @Test func twoClustersAreRefused() throws {
    let error = try EvidenceFolder.refusal([
      "a.json": EvidenceText.list([
        EvidenceText.systemNamespace(uid: "u-2"), EvidenceText.service("a", in: "x"),
      ]),
      "b.json": EvidenceText.systemNamespace(uid: "u-1"),
    ])
    #expect(error?.category == .malformed)
    #expect(error?.message.contains("UIDs u-1 and u-2") == true, "\(String(describing: error))")
    #expect(error?.path == "b.json")
  }
}
