import ClusterObjects
import RequestRouting

/// At which snapshots of a cluster something that decides about cells may differ from the snapshot
/// before.
struct InputChanges {
  private static let slices: ResourceName = "endpointslices.discovery.k8s.io"

  private let history: any History
  /// Positions by anything but EndpointSlices.
  private var decisive: Set<Int64> = []
  private let bySlices: Set<Int64>

  /// - Throws: the history's error.
  init(_ history: any History, of cluster: ClusterKey) throws {
    self.history = history
    for resource in RoutingInventory.resources where resource != Self.slices {
      decisive.formUnion(try history.changePositions(in: Scope(resource), of: cluster))
    }
    bySlices = try history.changePositions(in: Scope(Self.slices), of: cluster)
  }

  /// - Parameter previous: the snapshot right before; nil: there is none.
  /// - Throws: the history's error.
  func mayDiffer(at snapshot: SnapshotRecord, from previous: SnapshotRecord?) throws -> Bool {
    guard let previous, !decisive.contains(snapshot.position) else { return true }
    guard bySlices.contains(snapshot.position) else { return false }
    // Pods come and go all day; what counts is whether a Service has ready endpoints.
    guard try knowsAllSlices(previous), try knowsAllSlices(snapshot) else { return true }
    return try history.changes(of: Self.slices, from: previous, to: snapshot).contains {
      try SliceReadiness.decides($0, in: history)
    }
  }

  private func knowsAllSlices(_ snapshot: SnapshotRecord) throws -> Bool {
    try history.coverage(of: snapshot).outcome(of: Scope(Self.slices)).isDeterminate
  }
}
