import ClusterObjects
import NetworkModel
import ReportFormats

extension RecordingMetrics {
  /// A recorder of two clusters with a value in every metric there is.
  static var sample: RecordingMetrics {
    var metrics = RecordingMetrics(version: "1.2.3", ruleSet: 4, targets: ["prod", "edge"])
    (metrics.intervalSeconds, metrics.storeBytes, metrics.storeLimitBytes) = (300, 4096, 1_000_000)
    let first = SnapshotRecord.test(
      id: 1, cluster: .uid("u-1"), clusterName: "production", clockOffsetMilliseconds: -1500)
    var snapshot = MeasuredSnapshot(
      record: first,
      coverage: Coverage([
        Scope("nodes"): CoverageEntry(.complete), Scope("pods"): CoverageEntry(.failed),
        Scope("services", namespace: "a"): CoverageEntry(.forbidden),
        Scope("services", namespace: "b"): CoverageEntry(.forbidden),
        Scope("ingresses.networking.k8s.io"): CoverageEntry(.notServed),
      ]), objectsByResource: ["nodes": 3, "services": 0])
    snapshot.changes = [.oneWayDoor: (facts: 1, objects: 2), .churn: (facts: 0, objects: 7)]
    snapshot.pools = [
      AddressPool(name: "pods 10.244.0.0/16", total: 65536, used: 768),
      AddressPool(name: "services 10.96.0.0/12", total: 1_048_576, used: nil),
    ]
    metrics.recorded(snapshot, of: "prod", at: first.endedAt)
    metrics.failed(.unreachable, of: "edge", at: first.endedAt)
    metrics.missed(ticks: 2, of: "edge")
    return metrics
  }
}
