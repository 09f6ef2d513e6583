import NetworkModel

/// How the facts of two moments differ.
package struct FactDifference: Sendable {
  /// What changed: the gravest first, what follows from another change last, then by name and
  /// subject.
  package var changes: [FactChange] = []
  /// What one side does not know, by name and subject.
  package var gaps: [FactGap] = []

  package init() {}

  /// Keeps what is proved by some of these places.
  mutating func keep(_ isWanted: ([Provenance]) -> Bool) {
    changes.removeAll { !isWanted($0.provenance) }
    gaps.removeAll { !isWanted(($0.from?.provenance ?? []) + ($0.to?.provenance ?? [])) }
  }
}
