/// Finds the snapshots that bear witness to a grave change: the ones just before and just after a
/// change that cannot be undone or that breaks connections. A policy keeps them.
package protocol WitnessFinding: Sendable {
  /// The witnesses among a cluster's snapshots.
  ///
  /// - Returns: by the snapshot's id what it bears witness to, in words that stand as the reason
  ///   why it stays: `one-way door: Pod CIDR changed`.
  /// - Throws: the history's own error when the record cannot be read.
  func witnesses(in history: any History, of cluster: ClusterKey) throws -> [Int64: [String]]
}
