import ClusterObjects
import NetworkModel
import ReportFormats
import Testing

/// What a recorder tells about itself.
struct RecordingMetricsTests {
  private static func lines(_ exposition: MetricExposition, of name: String) -> [String] {
    exposition.text.split(separator: "\n").map(String.init)
      .filter { $0.hasPrefix(name + "{") || $0.hasPrefix(name + " ") }
  }

  private static func recorded(
    id: Int64, cluster: ClusterKey = .uid("u-1"), name: String? = "production"
  ) -> MeasuredSnapshot {
    MeasuredSnapshot(
      record: .test(id: id, cluster: cluster, clusterName: name), coverage: Coverage(),
      objectsByResource: [:])
  }

  private static func metrics(_ targets: String...) -> RecordingMetrics {
    RecordingMetrics(version: "1", ruleSet: 1, targets: targets)
  }

  private static let now = SnapshotRecord.test(id: 0).startedAt

  @Test func countersAddUpAndGaugesFollow() {
    var metrics = Self.metrics("prod")
    for id in 1...3 {
      var snapshot = Self.recorded(id: Int64(id))
      snapshot.changes = [.routing: (facts: 1, objects: id)]
      metrics.recorded(snapshot, of: "prod", at: Self.now)
    }
    metrics.failed(.busy, of: "prod", at: Self.now)
    metrics.failed(.busy, of: "prod", at: Self.now)
    let all = metrics.exposition
    let cluster = #"cluster="production""#
    #expect(
      Self.lines(all, of: "netlapse_snapshots_recorded_total")
        == ["netlapse_snapshots_recorded_total{\(cluster)} 3"])
    let changes = Self.lines(all, of: "netlapse_changes_total")
    #expect(
      changes.contains(#"netlapse_changes_total{class="routing",\#(cluster),kind="object"} 6"#))
    #expect(changes.contains(#"netlapse_changes_total{class="routing",\#(cluster),kind="fact"} 3"#))
    #expect(
      Self.lines(all, of: "netlapse_snapshot_changes").contains(
        #"netlapse_snapshot_changes{class="routing",\#(cluster),kind="object"} 3"#))
    let failures = Self.lines(all, of: "netlapse_snapshot_failures_total")
    #expect(
      failures.contains(#"netlapse_snapshot_failures_total{\#(cluster),reason="busy"} 2"#))
    #expect(
      Self.lines(all, of: "netlapse_last_attempt_success")
        == ["netlapse_last_attempt_success{\(cluster)} 0"])
  }

  /// A step from nothing to 1 is none to `increase()`.
  @Test func countersBeginAtZero() {
    let text = Self.metrics("prod").exposition
    #expect(
      Self.lines(text, of: "netlapse_changes_total").count == 2 * ChangeClass.allCases.count)
    #expect(
      Self.lines(text, of: "netlapse_snapshot_failures_total").count
        == MeasuredFailure.allCases.count)
    #expect(
      Self.lines(text, of: "netlapse_changes_total").allSatisfy { $0.hasSuffix(" 0") })
  }

  @Test func whatNobodyKnowsIsLeftOut() {
    let text = Self.metrics("prod").exposition.text
    for name in [
      "netlapse_snapshot_timestamp_seconds", "netlapse_store_bytes", "netlapse_cidr_addresses",
      "netlapse_clock_offset_seconds", "netlapse_last_attempt_success", "netlapse_snapshot_changes",
    ] { #expect(!text.contains(name), "\(name)") }
    let sample = Self.lines(RecordingMetrics.sample.exposition, of: "netlapse_cidr_addresses")
    #expect(sample.count == 3)
    #expect(!sample.contains { $0.contains("services") && $0.contains("used") })
  }

  @Test func aTextfileHoldsNoCounters() {
    let text = RecordingMetrics.sample.textfile.text
    #expect(!text.contains(" counter\n"))
    #expect(RecordingMetrics.sample.exposition.text.contains(" counter\n"))
    #expect(text.contains("netlapse_last_attempt_success{cluster=\"edge\"} 0\n"))
  }

  @Test func whatWasOnRecordBeforeHasAnAge() {
    var metrics = Self.metrics("prod")
    metrics.resume("prod", latest: .test(id: 5))
    metrics.failed(.unreachable, of: "prod", at: Self.now)
    let name = "netlapse_snapshot_timestamp_seconds"
    #expect(
      Self.lines(metrics.textfile, of: name) == ["\(name){cluster=\"prod\"} 1790000300"])
    // An older one that arrives later is not the newest.
    metrics.recorded(Self.recorded(id: 2, name: "prod"), of: "prod", at: Self.now)
    #expect(
      Self.lines(metrics.textfile, of: name) == ["\(name){cluster=\"prod\"} 1790000300"])
  }

  @Test func clustersAreCalledByNameElseByUID() {
    var metrics = Self.metrics("a", "b", "c", "d")
    metrics.recorded(Self.recorded(id: 1, name: "prod"), of: "a", at: Self.now)
    metrics.recorded(
      Self.recorded(id: 1, cluster: .uid("u-2"), name: nil), of: "b", at: Self.now)
    metrics.recorded(
      Self.recorded(id: 1, cluster: .uid("u-3"), name: "prod"), of: "d", at: Self.now)
    metrics.recorded(Self.recorded(id: 1), of: "nobody announced it", at: Self.now)
    #expect(
      Self.lines(metrics.exposition, of: "netlapse_snapshots_recorded_total") == [
        #"netlapse_snapshots_recorded_total{cluster="c"} 0"#,
        #"netlapse_snapshots_recorded_total{cluster="prod (a)"} 1"#,
        #"netlapse_snapshots_recorded_total{cluster="prod (d)"} 1"#,
        #"netlapse_snapshots_recorded_total{cluster="u-2"} 1"#,
      ])
  }

  @Test func readinessSaysWhatIsMissing() {
    var metrics = Self.metrics("b", "a")
    metrics.recorded(Self.recorded(id: 0, name: "prod"), of: "a", at: Self.now)
    func gaps(after seconds: Double) -> [String] {
      metrics.gaps(now: Self.now.adding(seconds: seconds), maxAgeSeconds: 900)
    }
    #expect(gaps(after: 900) == ["b: no snapshot yet"])
    metrics.resume("b", latest: .test(id: 100, cluster: .uid("u-2"), clusterName: "b"))
    #expect(gaps(after: 900) == [])
    #expect(
      gaps(after: 901) == ["prod: the last snapshot is 15m 1s old, more than 15m"])
  }
}
