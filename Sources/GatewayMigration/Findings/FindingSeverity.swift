/// How much depends on a finding. The words are part of the documents.
package enum FindingSeverity: String, CaseIterable, Comparable, Sendable {
  /// Requests fail, go elsewhere, or pass what kept them out.
  case high
  /// They will, or may, with the next step.
  case medium
  /// Worth knowing.
  case low

  /// The gravest first.
  package static func < (first: FindingSeverity, second: FindingSeverity) -> Bool {
    allCases.firstIndex(of: first) ?? 0 < allCases.firstIndex(of: second) ?? 0
  }
}
