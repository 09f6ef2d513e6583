package import ClusterObjects

/// A place in an object that proves something.
package struct Provenance: Hashable, Comparable, Sendable {
  /// Which object.
  package let key: ObjectKey
  /// Where in it; the object itself when empty.
  package let path: FieldPath

  package init(_ key: ObjectKey, _ path: FieldPath = FieldPath()) {
    self.key = key
    self.path = path
  }

  /// By object and path.
  package static func < (first: Provenance, second: Provenance) -> Bool {
    (first.key, first.path) < (second.key, second.path)
  }
}
