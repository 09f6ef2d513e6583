/// What a source was given and did not take.
package struct RefusedEvidence: Equatable, Sendable {
  /// Secrets, counted and otherwise not looked at.
  package var secrets = 0
  /// Kubeconfig documents (`kind: Config`).
  package var kubeconfigs = 0
  /// Strings that held a private key and were withheld.
  package var privateKeys = 0
  /// Objects of kinds that the catalogue does not record, by kind.
  package var unknownKinds: [String: Int] = [:]
  /// Objects of recorded kinds that the catalogue does not select, by resource.
  package var notSelected: [ResourceName: Int] = [:]

  package init() {}
}
