/// How a statement came to be known. The words are part of every document.
package enum EvidenceLevel: String, CaseIterable, Sendable {
  /// The API or a node said so.
  case live = "live evidence"
  /// A file that the user gave.
  case userProvided = "sanitized user evidence"
  /// A documented default, with its version range.
  case documentation = "documentation-based"
  /// Derived by netlapse, with the reasoning.
  case inference = "inference"
}
