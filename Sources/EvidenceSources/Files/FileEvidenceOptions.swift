package import ClusterObjects

/// What the user stated about an input of files.
package struct FileEvidenceOptions: Sendable {
  /// The cluster's name, where stated.
  package var clusterName: String?
  /// The time of the snapshot, where stated.
  package var at: Instant?
  /// How far the lists reach.
  package var namespaceScope = NamespaceScope.judged
  /// Whether empty lists are believed.
  package var emptyLists = EmptyListTrust.never
  /// Take the newest modification time of the files when nothing else gives a time.
  package var timeFromFiles = false
  /// Whether the paths may be links: true for what the user named, false for what was found in a
  /// folder.
  package var followsLinks = true
  /// Accept an input in which nothing is recorded: manifests may hold anything. A hint says then
  /// what was left out.
  package var allowsNothing = false
  /// Accept a time in the future.
  package var allowFuture = false
  /// The clock.
  package var now: Instant

  package init(now: Instant) { self.now = now }
}
