/// What annotations of a product are about, and what becomes of it in Gateway API. Many
/// annotations share one.
package struct AnnotationMeaning: Hashable, Sendable {
  /// In a few words: `CORS`, `session affinity`.
  package let about: String
  /// How far Gateway API can say it.
  package let portability: AnnotationPortability
  /// What says it there; nil where nothing does.
  package let equivalent: GatewayEquivalent?
  /// Whether losing it opens something: authentication, address lists, client certificates, a
  /// web application firewall.
  package let isSecurity: Bool
  /// Whether what it does is written in another object or in a snippet, so that it may protect
  /// something, or may not.
  package let mayHideSecurity: Bool
  /// Whether the product does something of the kind without the annotation too, so that its
  /// absence has to be thought of.
  package let defaultMatters: Bool
  /// What else to know, in a sentence or two.
  package let note: String?

  init(
    _ about: String, _ portability: AnnotationPortability, _ equivalent: GatewayEquivalent? = nil,
    isSecurity: Bool = false, mayHideSecurity: Bool = false, defaultMatters: Bool = false,
    note: String? = nil
  ) {
    self.about = about
    self.portability = portability
    self.equivalent = equivalent
    self.isSecurity = isSecurity
    self.mayHideSecurity = mayHideSecurity
    self.defaultMatters = defaultMatters
    self.note = note
  }

  /// Said only by a policy of the implementation; `policies` names some.
  static func policy(
    _ about: String, _ policies: String, isSecurity: Bool = false, mayHideSecurity: Bool = false,
    defaultMatters: Bool = false, note: String? = nil
  ) -> AnnotationMeaning {
    AnnotationMeaning(
      about, .policy, GatewayEquivalent(policies), isSecurity: isSecurity,
      mayHideSecurity: mayHideSecurity, defaultMatters: defaultMatters, note: note)
  }
}
