package import ClusterObjects
package import NetworkModel

/// One value that differs inside an object.
package struct FieldChange: Equatable, Sendable {
  /// Where, elements of lists named by their natural keys.
  package let path: FieldPath
  /// The value on the first side, nil where it is absent.
  package let from: JSONValue?
  /// The value on the second side, nil where it is absent.
  package let to: JSONValue?
  /// RFC 6901 pointer into the first side's object, nil where the value is absent.
  package let pointerFrom: String?
  /// RFC 6901 pointer into the second side's object, nil where the value is absent.
  package let pointerTo: String?
  /// How serious it is.
  package internal(set) var changeClass = ChangeClass.cosmetic
}
