/// What says the same, or nearly, after the move.
package struct GatewayEquivalent: Hashable, Sendable {
  /// For a reader: `HTTPRoute rules[].timeouts`.
  package let text: String
  /// The field, as the CRD's schema names it: `HTTPRoute.spec.rules[].timeouts`. Nil where there
  /// are several, or none of Gateway API.
  package let fieldPath: String?
  /// The first release whose standard channel has it: `v1.2.0`; nil: none up to
  /// `ServedGatewayAPI.newestKnown`, or not a part of Gateway API.
  package let firstStandard: String?
  /// The first release whose experimental channel has it, where that was before the standard
  /// channel had it.
  package let firstExperimental: String?

  /// Without releases: nothing that Gateway API itself defines.
  init(
    _ text: String, field fieldPath: String? = nil, standard firstStandard: String? = nil,
    experimental firstExperimental: String? = nil
  ) {
    self.text = text
    self.fieldPath = fieldPath
    self.firstStandard = firstStandard
    self.firstExperimental = firstExperimental
  }

  /// The same field, said of a case of its own.
  func saying(_ text: String) -> GatewayEquivalent {
    GatewayEquivalent(
      text, field: fieldPath, standard: firstStandard, experimental: firstExperimental)
  }
}
