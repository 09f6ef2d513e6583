package import ClusterObjects

/// An object that a manifest states, and what laying it over the moment does to it.
package struct OverlaidObject: Equatable, Sendable {
  /// What a manifest does to its object. The words are part of the documents.
  package enum Effect: String, CaseIterable, Sendable {
    /// It is known not to be there yet.
    case created
    /// It is there, and something that counts would differ.
    case changed
    /// It is there, and nothing that counts would differ.
    case same
    /// The moment did not see whether it is there, or what it holds.
    case unknown
  }

  /// Which object.
  package let key: ObjectKey
  /// Its kind, as the catalogue knows it.
  package let kind: String
  /// What the manifest does to it.
  package let effect: Effect
  /// Why the effect is unknown; nil: it is known.
  package let gap: Gap?

  /// How the moment's attempt to see the object ended.
  package struct Gap: Hashable, Sendable {
    /// How it ended.
    package let outcome: CoverageOutcome
    /// The server's words, or the reason.
    package let detail: String?
  }
}
