package import ClusterObjects
package import NetworkModel

/// An object that differs between two moments.
package struct ObjectChange: Sendable {
  /// Which object.
  package let key: ObjectKey
  /// Its kind, as the catalogue knows it.
  package let kind: String
  /// How it differs.
  package let change: ChangeKind
  /// What differs inside it, sorted by path; empty for what was added or removed.
  package internal(set) var fields: [FieldChange]
  /// What tables fold it into, where it is one of many that roll.
  package let rolling: RollingPart?
  /// How serious it is: as its gravest field, or as coming and going of such an object.
  package internal(set) var changeClass = ChangeClass.cosmetic
}
