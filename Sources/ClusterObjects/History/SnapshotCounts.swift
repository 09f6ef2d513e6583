/// What a snapshot holds against what was known before it, in order of time: derived on reading,
/// because an older snapshot that arrives later changes it.
package struct SnapshotCounts: Equatable, Sendable {
  /// Objects listed.
  package var total = 0
  /// Listed, and known to have been absent before.
  package var new = 0
  /// Listed, and nobody had looked before.
  package var firstSeen = 0
  /// Listed with another content than before.
  package var changed = 0
  /// Known before, and known to be absent now.
  package var gone = 0

  package init() {}

  /// Listed with the content they had.
  package var unchanged: Int { total - new - firstSeen - changed }
}
