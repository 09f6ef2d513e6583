/// Something that was seen and speaks for a finding.
package struct FindingObservation: Hashable, Sendable {
  /// What it is: `state`, `ingress`, `gateway`, ...
  package let name: String
  /// What it was seen to be.
  package let value: String

  init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}
