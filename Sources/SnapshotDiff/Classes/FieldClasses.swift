import ClusterObjects
import NetworkModel

/// How serious a change of the objects of one resource is, field by field: an entry of
/// ``ClassTable``.
///
/// Of the patterns that lead to a field the longest decides, and of equally long ones the one that
/// spells out more. A pattern holds for everything below it. A name that ends in `*` stands for all
/// names that begin so: `/data/bpf-*`.
struct FieldClasses: Sendable {
  /// The kind of evidence.
  let resource: ResourceName
  /// Which of its objects; empty: those that no other entry names.
  let objects: [ObjectPattern]
  /// Of an object that was not there before.
  let added: ChangeClass
  /// Of an object that is gone.
  let removed: ChangeClass
  /// Of an object that was deleted and created again.
  let recreated: ChangeClass
  /// Of a field that no pattern leads to.
  let otherwise: ChangeClass
  /// The patterns by class.
  let fields: [(changeClass: ChangeClass, patterns: [FieldPattern])]

  /// - Parameters:
  ///   - coming: of an object that is added, removed or created again, where the others are not
  ///     given.
  init(
    _ resource: ResourceName, _ objects: [ObjectPattern] = [], coming: ChangeClass,
    removed: ChangeClass? = nil, recreated: ChangeClass? = nil, otherwise: ChangeClass,
    _ fields: KeyValuePairs<ChangeClass, [FieldPattern]> = [:]
  ) {
    self.resource = resource
    self.objects = objects
    added = coming
    self.removed = removed ?? coming
    self.recreated = recreated ?? removed ?? coming
    self.otherwise = otherwise
    self.fields = fields.map { ($0.key, $0.value) }
  }

  /// Everything about the objects is of one class, but for what names and describes them.
  init(_ resource: ResourceName, all changeClass: ChangeClass) {
    self.init(resource, coming: changeClass, otherwise: changeClass)
  }
}
