import ClusterObjects

extension RefusedEvidence {
  /// Counts what another part of the same evidence refused.
  mutating func add(_ other: RefusedEvidence) {
    secrets += other.secrets
    kubeconfigs += other.kubeconfigs
    privateKeys += other.privateKeys
    unknownKinds.merge(other.unknownKinds, uniquingKeysWith: +)
    notSelected.merge(other.notSelected, uniquingKeysWith: +)
  }
}
