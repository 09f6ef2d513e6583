package import ClusterObjects

/// A time in which a fact stood unchanged.
package struct FactInterval: Sendable {
  /// The fact, as the first snapshot of the interval shows it.
  package let fact: Fact
  /// The last snapshot before it; nil: the record begins with it.
  package let before: SnapshotRecord?
  /// The first snapshot that shows it.
  package let first: SnapshotRecord
  /// The last snapshot that shows it.
  package internal(set) var last: SnapshotRecord
  /// The first snapshot that shows something else, or that its subject is not there; nil: none so
  /// far.
  package internal(set) var endedBy: SnapshotRecord?
  /// What the change to it means; nil where it is the first, or one side was not known.
  package internal(set) var judgement: ChangeJudgement?
}
