/// Where a name of a mapping stands in a YAML text.
package struct YAMLNamePlace: Equatable, Sendable {
  /// The name, escaped as it is in JSON.
  package let name: String
  /// How many mappings and sequences it is in; 1 for those of the document's own mapping.
  package let depth: Int
  /// Where it begins.
  package let place: YAMLPlace
}
