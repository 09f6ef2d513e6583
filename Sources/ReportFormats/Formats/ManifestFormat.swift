/// The forms in which objects can be handed to kubectl.
package enum ManifestFormat: String, CaseIterable, Sendable {
  /// A document for each object.
  case yaml
  /// One List.
  case json
}
