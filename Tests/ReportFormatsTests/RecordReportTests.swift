import ClusterObjects
import ReportFormats
import Testing

@testable import SnapshotDiff

/// The reports about what is on record.
struct RecordReportTests {
  private static let key = ObjectKey(resource: "services", namespace: "shop", name: "web")

  private static func counts(total: Int, new: Int = 0, firstSeen: Int = 0) -> SnapshotCounts {
    var counts = SnapshotCounts()
    (counts.total, counts.new, counts.firstSeen) = (total, new, firstSeen)
    return counts
  }

  @Test func clustersAreListedWithTheirNames() {
    let list = ClusterList(entries: [
      ClusterList.Entry(
        cluster: .uid("u-1"),
        snapshots: [
          .test(id: 1), .test(id: 2, clusterName: "prod2"), .test(id: 3),
          .test(id: 4, clusterName: nil),
        ]), ClusterList.Entry(cluster: .name("lab"), snapshots: []),
    ])
    #expect(
      list.rendered(as: .table, .test) == """
        NAME         UID       SNAPSHOTS   FIRST                  LATEST
        prod,prod2   u-1       4           2026-09-21T14:14:20Z   2026-09-21T14:17:20Z
        -            unknown   0           -                      -

        """)
    #expect(ClusterList(entries: []).rendered(as: .table, .test) == "nothing is on record\n")
    #expect(list.members["clusters"]?.elements?.first?["names"] == ["prod", "prod2"])
    #expect(list.members["clusters"]?.elements?.last?["uid"] == nil)
  }

  @Test func snapshotsAreListedWithTheirCoverage() {
    let coverage = Coverage([
      Scope("nodes"): CoverageEntry(.complete), Scope("pods"): CoverageEntry(.forbidden),
    ])
    let list = SnapshotList(entries: [
      SnapshotList.Entry(
        snapshot: .test(id: 1, tags: ["a", "b"]), coverage: coverage,
        counts: Self.counts(total: 3, new: 1, firstSeen: 1))
    ])
    #expect(
      list.rendered(as: .table, .test) == """
        ID   CLUSTER   TIME                   OBJECTS   NEW   CHANGED   GONE   \
        COVERAGE                  TAGS
        1    prod      2026-09-21T14:14:20Z   3         2     0         0      \
        1 complete, 1 forbidden   a,b

        """)
    let document = list.members["snapshots"]?.elements?.first
    #expect(document?["coverage"]?.compactText == #"{"complete":1,"forbidden":1}"#)
    #expect(
      document?["objects"]?.compactText
        == #"{"changed":0,"firstSeen":1,"gone":0,"new":1,"total":3,"unchanged":1}"#)
    #expect(document?["bytesAdded"] == 1234)
    #expect(document?["tags"] == ["a", "b"])
    #expect(list.rendered(as: .wide, .test).contains("1.2 kB"))
  }

  /// What a clock was ahead by is told where it is known, exactly and in seconds.
  @Test(
    arguments: [
      (0, "0", "0s"), (1500, "1.5", "+1.5s"), (-250, "-0.25", "-0.25s"), (7, "0.007", "+0.007s"),
      (-120_000, "-120", "-120s"), (.min, "-9223372036854775.808", "-9223372036854775.808s"),
    ] as [(Int64, String, String)])
  func clockOffsetsAreTold(milliseconds: Int64, number: String, cell: String) {
    func list(_ offset: Int64?) -> SnapshotList {
      SnapshotList(entries: [
        SnapshotList.Entry(
          snapshot: .test(id: 1, clockOffsetMilliseconds: offset), coverage: Coverage(),
          counts: SnapshotCounts())
      ])
    }
    let document = list(milliseconds).members["snapshots"]?.elements?.first
    #expect(document?["clockOffsetSeconds"] == .number(number))
    #expect(list(milliseconds).rendered(as: .wide, .test).contains("   \(cell)   "))
    #expect(list(nil).members["snapshots"]?.elements?.first?["clockOffsetSeconds"] == nil)
    #expect(
      list(milliseconds).rendered(as: .table, .test) == list(nil).rendered(as: .table, .test))
  }

  @Test func ingestingIsReported() {
    var refused = RefusedEvidence()
    (refused.secrets, refused.unknownKinds) = (2, ["Widget": 3])
    refused.notSelected = ["configmaps": 4]
    var report = IngestReport()
    let result = RecordingResult(
      snapshot: .test(id: 1), wasAlreadyRecorded: false, counts: Self.counts(total: 3))
    report.add(
      IngestReport.Entry(
        result: result, coverage: Coverage(), objectsByResource: [:], refused: refused),
      hints: ["once\u{7}", "once\u{7}"])
    report.failures = [IngestReport.Failure(path: "x", code: 65, message: "bad")]
    let text = report.rendered(as: .table, .test)
    #expect(text.contains("2 Secrets refused; not recorded: 3 Widget\n"))
    #expect(text.hasSuffix("not recorded: bad\nhint: once\\u{7}\n"))
    #expect(report.members["hints"] == ["once\u{7}"])
    #expect(
      report.members["errors"]?.compactText == #"[{"code":65,"message":"bad","path":"x"}]"#)
    let document = report.members["snapshots"]?.elements?.first
    #expect(document?["timeSource"] == "name")
    #expect(
      document?["refused"]?.compactText
        == #"{"kubeconfigs":0,"notSelected":{"configmaps":4},"privateKeys":0,"secrets":2,"#
        + #""unknownKinds":{"Widget":3}}"#)
  }

  @Test func anObjectIsShownAsYAML() {
    let moment = Moment(snapshot: .test(id: 2), asked: nil, sources: [:])
    func report(_ knowledge: ObjectReport.Knowledge) -> ObjectReport {
      ObjectReport(
        key: Self.key, at: moment, snapshot: .test(id: 1), coverage: .complete,
        knowledge: knowledge)
    }
    let present = report(.present(.object(["spec": .object(["type": "ClusterIP"])])))
    #expect(
      present.rendered(as: .table, .test) == """
        # services shop/web, prod at 2026-09-21T14:14:20Z (id:1)
        spec:
          type: ClusterIP

        """)
    #expect(present.members["carried"]?["id"] == 1)
    #expect(report(.absent).members["object"] == .null)
    #expect(report(.absent).rendered(as: .table, .test).contains("known to be absent"))
    #expect(report(.unknown("forbidden")).members["object"] == .object(["unknown": "forbidden"]))
  }

  @Test func historyNeverNamesOneInstantForAChange() {
    let version = ObjectVersion(
      content: ContentReference(id: 1), lastKnownOtherwise: .test(id: 1), firstSeen: .test(id: 2),
      lastSeen: .test(id: 4), endedBy: .test(id: 5), gaps: [.test(id: 3)])
    let first = ObjectVersion(
      content: ContentReference(id: 0), lastKnownOtherwise: nil, firstSeen: .test(id: 1),
      lastSeen: .test(id: 1), endedBy: .test(id: 2), gaps: [])
    let report = HistoryReport(
      key: Self.key,
      intervals: [
        HistoryReport.Interval(
          version: first, object: .object([:]), changes: [], isNewIncarnation: false),
        HistoryReport.Interval(
          version: version, object: .object([:]), changes: [.test("/spec/a", 1, 2)],
          isNewIncarnation: true),
      ])
    let text = report.rendered(as: .table, .test)
    #expect(text.contains("\nfirst seen 2026-09-21T14:14:20Z; last seen 2026-09-21T14:14:20Z,"))
    #expect(text.contains("\nrecreated after 2026-09-21T14:14:20Z, by 2026-09-21T14:15:21Z;"))
    #expect(text.contains("unknown in 1 snapshot"))
    #expect(text.hasSuffix("    /spec/a: 1 -> 2\n"))
    let last = report.members["intervals"]?.elements?.last
    #expect(
      last?["began"]?.compactText
        == #"{"after":"2026-09-21T14:14:20Z","by":"2026-09-21T14:15:21Z"}"#)
    #expect(last?["newIncarnation"] == true)
    #expect(last?["gaps"]?.elements?.count == 1)
    #expect(report.members["intervals"]?.elements?.first?["began"]?["after"] == nil)
    #expect(
      HistoryReport(key: Self.key, intervals: []).rendered(as: .table, .test)
        == "services shop/web: never seen\n")
  }

  @Test func theDoctorListsItsChecks() {
    let report = DoctorReport(checks: [
      DoctorCheck(name: "digests", outcome: .ok, detail: "all"),
      DoctorCheck(name: "file", outcome: .failed, detail: "bad"),
    ])
    #expect(!report.isHealthy)
    #expect(
      report.rendered(as: .table, .test) == """
        CHECK     OUTCOME   DETAIL
        digests   ok        all
        file      failed    bad

        """)
  }
}
