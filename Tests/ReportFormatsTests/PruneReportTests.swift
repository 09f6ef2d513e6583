import ClusterObjects
import ReportFormats
import Testing

/// The report about thinning the record.
struct PruneReportTests {
  private static let quiet = PruningResult(
    bytesFreed: 900_000, fileBytes: 100_000, reclaiming: .emptyPages)

  private static func report(
    dropped: [SnapshotRecord], space: PruningResult = quiet, isDryRun: Bool = false,
    maxBytes: Int64? = nil
  ) -> PruneReport {
    let resources: [ResourceName] = ["nodes", "pods", "services"]
    return PruneReport(
      kept: [
        RetentionPlan.Kept(
          snapshot: .test(id: 9, tags: ["CHG1"]),
          reasons: [RetentionReason(.tagged("CHG1")), RetentionReason(.rule(.last))]),
        RetentionPlan.Kept(
          snapshot: .test(id: 4),
          reasons: [RetentionReason(.oldest(.daily), resources: resources)]),
      ], dropped: dropped, space: space, isDryRun: isDryRun, maxBytes: maxBytes)
  }

  @Test func whatStaysIsListedWithItsReasonsAndWhatGoesIsCounted() {
    let report = Self.report(dropped: [.test(id: 8), .test(id: 7), .test(id: 2)])
    #expect(
      report.rendered(as: .table, .test) == """
        ID   CLUSTER   TIME                   REASONS                             TAGS
        9    prod      2026-09-21T14:22:20Z   tagged CHG1, last                   CHG1
        4    prod      2026-09-21T14:17:20Z   oldest daily (nodes and 2 others)

        3 snapshots dropped: id:2 (2026-09-21T14:15:20Z) to id:8 (2026-09-21T14:21:20Z)
        900.0 kB freed; the file takes 100.0 kB

        """)
  }

  @Test func inFullEveryResourceAndEverySnapshotIsNamed() {
    let report = Self.report(dropped: [.test(id: 8)], isDryRun: true)
    #expect(
      report.rendered(as: .wide, .test) == """
        ID   CLUSTER   TIME                   REASONS                                TAGS
        9    prod      2026-09-21T14:22:20Z   tagged CHG1, last                      CHG1
        4    prod      2026-09-21T14:17:20Z   oldest daily (nodes, pods, services)

        WOULD GO   CLUSTER   TIME
        8          prod      2026-09-21T14:21:20Z

        1 snapshot would be dropped: id:8 (2026-09-21T14:21:20Z)
        about 900.0 kB would be freed; the file would take 100.0 kB

        """)
  }

  @Test func theDocumentHoldsAllOfIt() {
    let report = Self.report(dropped: [.test(id: 8)], isDryRun: true, maxBytes: 5_000_000_000)
    #expect(report.kind == "PruneReport")
    #expect(report.members["dryRun"] == true)
    #expect(report.members["bytesFreed"] == 900_000)
    #expect(report.members["fileBytes"] == 100_000)
    #expect(report.members["maxBytes"] == 5_000_000_000)
    #expect(report.members["reclaiming"] == .object(["outcome": "emptyPages"]))
    #expect(report.members["hints"] == [])
    let kept = report.members["kept"]?.elements
    #expect(kept?.map { $0["snapshot"]?["id"] } == [9, 4])
    #expect(kept?.first?["reasons"] == ["tagged CHG1", "last"])
    #expect(kept?.last?["reasons"] == ["oldest daily (nodes, pods, services)"])
    let dropped = report.members["dropped"]?.elements
    #expect(dropped?.map { $0["snapshot"]?["startedAt"] } == ["2026-09-21T14:21:20Z"])
    #expect(Self.report(dropped: []).members["maxBytes"] == nil)
  }

  @Test func eachClusterHasItsLine() {
    let lab = ClusterKey.name("lab\u{7}")
    let report = Self.report(dropped: [
      .test(id: 6, cluster: lab, clusterName: nil), .test(id: 5, cluster: lab, clusterName: nil),
      .test(id: 3),
    ])
    let text = report.rendered(as: .table, .test)
    #expect(
      text.contains(
        """

        lab\\u{7}: 2 snapshots dropped: id:5 (2026-09-21T14:18:20Z) to id:6 (2026-09-21T14:19:20Z)
        prod: 1 snapshot dropped: id:3 (2026-09-21T14:16:20Z)

        """))
  }

  /// Half of the snapshots, and a tenth of the file.
  @Test func thatThinningFreesLittleIsSaid() {
    let little = PruningResult(
      bytesFreed: 100_000, fileBytes: 900_000, reclaiming: .emptyPages)
    let report = Self.report(dropped: [.test(id: 3), .test(id: 2)], space: little)
    #expect(report.rendered(as: .table, .test).contains("thinning frees little"))
    #expect(report.members["hints"]?.elements?.count == 1)
    let nothing = Self.report(dropped: [], space: little).rendered(as: .table, .test)
    #expect(nothing.hasSuffix("\nnothing to drop\n100.0 kB freed; the file takes 900.0 kB\n"))
  }

  @Test func howTheRoomWasGivenBackIsSaid() {
    func text(_ reclaiming: PruningResult.Reclaiming, isDryRun: Bool = false) -> String {
      Self.report(
        dropped: [],
        space: PruningResult(bytesFreed: 5000, fileBytes: 100_000, reclaiming: reclaiming),
        isDryRun: isDryRun
      ).rendered(as: .table, .test)
    }
    #expect(
      text(.rewritten).hasSuffix(
        "\n5.0 kB freed by writing the file anew; the file takes 100.0 kB\n"))
    #expect(
      text(.rewritten, isDryRun: true).hasSuffix(
        "\nabout 5.0 kB would be freed by writing the file anew; the file would take 100.0 kB\n"))
    #expect(
      text(.rewriteNeedsSpace(neededBytes: 200_000, freeBytes: 1000)).hasSuffix(
        "hint: writing the file anew would give back more: make 200.0 kB free on its disk, which "
          + "has 1.0 kB, and prune again\n"))
    #expect(
      text(.rewriteNeedsQuiet).hasSuffix(
        "hint: writing the file anew would give back more: prune again when no one else is using "
          + "it\n"))
    let space = PruningResult(
      bytesFreed: 0, fileBytes: 1,
      reclaiming: .rewriteNeedsSpace(neededBytes: 200_000, freeBytes: 1000))
    #expect(
      Self.report(dropped: [], space: space).members["reclaiming"]?.compactText
        == #"{"freeBytes":1000,"neededBytes":200000,"outcome":"rewriteNeedsSpace"}"#)
  }

  @Test func aFileThatIsTooLargeIsAnErrorWithItsCause() {
    func excess(
      _ reclaiming: PruningResult.Reclaiming, maxBytes: Int64?, isDryRun: Bool = false
    ) -> [String]? {
      Self.report(
        dropped: [],
        space: PruningResult(bytesFreed: 0, fileBytes: 2_000_000, reclaiming: reclaiming),
        isDryRun: isDryRun, maxBytes: maxBytes
      ).excess.map { [$0.message, $0.hint] }
    }
    #expect(excess(.emptyPages, maxBytes: nil) == nil)
    #expect(excess(.emptyPages, maxBytes: 2_000_000) == nil)
    #expect(
      excess(.rewritten, maxBytes: 1_000_000) == [
        "what must stay is too large: the file takes 2.0 MB, more than the 1.0 MB of --max-bytes",
        "keep less with the --keep options, take tags away, or allow more",
      ])
    #expect(
      excess(.rewriteNeedsQuiet, maxBytes: 1_000_000, isDryRun: true) == [
        "the file would take 2.0 MB, more than the 1.0 MB of --max-bytes, because it could not be "
          + "written anew",
        "writing the file anew would give back more: prune again when no one else is using it",
      ])
  }
}
