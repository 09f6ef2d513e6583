import ClusterObjects
import RequestRouting

/// A cell through time.
struct TrackedCell {
  /// As it was last judged.
  var cell: MigrationCell
  /// Where it stood among its controller's routes when the Ingress was last there.
  var place: (ingresses: CompiledIngresses, tag: Int)
  /// The snapshot that this was at.
  var lastDeclared: SnapshotRecord
  /// Whether an Ingress declares it.
  var isDeclared: Bool
  /// The furthest it has come.
  var bestRank: Int?
  /// The last state that was known, and the snapshot that last knew it.
  var lastKnown: (state: CellState, snapshot: SnapshotRecord)
  /// Since when it is cut over without a break.
  var cutOverSince: SnapshotRecord?
  /// Whether another cell took its place.
  var isSuperseded = false
}
