package import ClusterObjects
import RequestRouting

/// What a rule has found out about one cell at the end of a history.
package struct MigrationFinding: Sendable {
  /// The rule, as people name it: `migration.regressed`.
  package let rule: String
  /// How much depends on it.
  package let severity: FindingSeverity
  /// What it is, one sentence without a full stop.
  package let title: String
  /// The cell.
  package let cell: CellKey
  /// The Ingresses that declare the cell, or last did.
  package let owners: [ObjectKey]
  /// What speaks for it, as of the last snapshot.
  package let observed: [FindingObservation]
  /// How it is known.
  package let evidence: EvidenceLevel
  /// Since when it is so.
  package let since: CellChange
  /// What it means for requests.
  package let why: String
  /// What to do, the safest first.
  package let nextActions: [String]
  /// How to go back, should that make it worse.
  package let rollback: String
  /// Who can do it: netlapse never changes a cluster.
  package let delegate: String
  /// What has to hold for it to be true.
  package let assumptions: [String]

  /// The same for the same trouble of the same cell at any time: it holds no time, and no number of
  /// a snapshot.
  package var fingerprint: String {
    [rule, cell.controller, cell.host, cell.pathType.rawValue, cell.path].joined(separator: "|")
  }
}
