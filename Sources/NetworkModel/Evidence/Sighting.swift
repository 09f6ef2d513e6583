/// What a moment says about one object.
package enum Sighting: Sendable {
  case present(EvidenceObject)
  /// It is known not to be there.
  case absent
  /// Nobody can say.
  case unknown(UnknownReason)

  /// The object, where it is there.
  package var object: EvidenceObject? {
    if case .present(let object) = self { object } else { nil }
  }

  /// The reason, where nobody can say.
  package var unknown: UnknownReason? {
    if case .unknown(let reason) = self { reason } else { nil }
  }
}
