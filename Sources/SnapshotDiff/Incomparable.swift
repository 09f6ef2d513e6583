package import ClusterObjects

/// Something about which one of the two moments cannot speak, so that nothing is said about it.
package struct Incomparable: Equatable, Sendable {
  /// The sides of a comparison. The words are part of the documents.
  package enum Side: String, Sendable {
    case from, to
  }

  /// The kind of evidence.
  package let resource: ResourceName
  /// The namespaces it is about; empty: not limited to some.
  package let namespaces: [String]
  /// The names it is about (`namespace/name`); empty: not limited to some.
  package let names: [String]
  /// Which moment cannot speak.
  package let side: Side
  /// How its attempt ended.
  package let outcome: CoverageOutcome
  /// The server's words, or the reason.
  package let detail: String?
}
