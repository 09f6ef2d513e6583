package import ClusterObjects
import JSONScanner

/// What was asked beside the API: objects in canonical form, and how each attempt went.
package struct OptionalEvidence: Sendable {
  /// The objects' canonical bytes.
  package private(set) var objects: [ObjectKey: [UInt8]] = [:]
  /// What was looked at, and how that went.
  package private(set) var coverage = Coverage()

  package init() {}

  /// Adds one object, reduced to what the catalogue stores of its resource.
  ///
  /// - Parameters:
  ///   - scanner: holds the object; its tape is marked.
  ///   - name: the object's name; `namespace` is empty for none.
  /// - Throws: ``JSONSyntaxError`` for what no store can keep exactly.
  mutating func add(
    _ scanner: inout JSONScanner, to resource: Resource, namespace: String = "", name: String
  ) throws(JSONSyntaxError) {
    var canonicalizer = ObjectCanonicalizer()
    let bytes = try canonicalizer.canonicalize(
      &scanner, as: resource, namespace: namespace, name: name,
      apiVersion: ResourceCatalogue.ownAPIVersion)
    let key = ObjectKey(resource: resource.name, namespace: namespace, name: name)
    objects[key] = Array(bytes)
  }

  /// Adds one object that was put together from parts.
  ///
  /// - Throws: ``JSONSyntaxError`` for what no store can keep exactly.
  mutating func add(
    _ value: JSONValue, to resource: Resource, namespace: String = "", name: String
  ) throws(JSONSyntaxError) {
    var scanner = JSONScanner()
    scanner.load(Array(value.compactText.utf8))
    try scanner.scanWhole()
    try add(&scanner, to: resource, namespace: namespace, name: name)
  }

  /// Notes how an attempt went.
  mutating func note(
    _ outcome: CoverageOutcome, _ words: String? = nil, for resource: Resource,
    namespace: String = "", name: String = ""
  ) {
    coverage.note(
      CoverageEntry(outcome, recipe: resource.recipe, note: words),
      for: Scope(resource.name, namespace: namespace, name: name))
  }

  /// Takes over what another collector found.
  package mutating func merge(_ other: OptionalEvidence) {
    objects.merge(other.objects) { own, _ in own }
    for (scope, entry) in other.coverage.entries { coverage.note(entry, for: scope) }
  }
}
