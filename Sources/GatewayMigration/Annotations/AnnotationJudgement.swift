/// What one annotation of an Ingress means for its move, in one cluster.
package struct AnnotationJudgement: Hashable, Sendable {
  /// The annotation's name.
  package let name: String
  /// Its value, cut at `AnnotationJudge.shownValueLength` characters; nil for what controllers
  /// and tools write for themselves.
  package let value: String?
  /// What it is about, in a few words; nil for one that is not known.
  package let about: String?
  /// How far Gateway API can say it, with this value.
  package let portability: AnnotationPortability
  /// What says it there; nil where nothing does.
  package let equivalent: String?
  /// What else to know; for one without effect, why it has none.
  package let note: String?
  /// Whether the cluster's CRDs have the equivalent; nil: unknown, or not a part of Gateway API.
  package let isServedHere: Bool?
  /// Whether losing it opens something.
  package let isSecurity: Bool
  /// Whether it may protect something: another object or a snippet says what it does.
  package let mayHideSecurity: Bool
  /// Whether the Ingress's controller does something because of it, as far as that is known.
  package let hasEffect: Bool
}
