package import ClusterObjects
package import NetworkModel

/// How serious changes of one object are. Fields that a changed fact is stated by are judged by the
/// fact; these classes are for all others.
package struct ObjectClasses: Sendable {
  private let classes: FieldClasses
  private let tree: FieldClassTree

  init(_ classes: FieldClasses) {
    self.classes = classes
    // What names and describes an object does nothing, unless the entry says that something selects
    // by it. An object that is about to be deleted is as good as gone.
    tree = FieldClassTree(
      otherwise: classes.otherwise,
      [
        (.cosmetic, ["/apiVersion", "/kind", "/metadata"]),
        (
          classes.removed,
          ["/metadata/deletionGracePeriodSeconds", "/metadata/deletionTimestamp"]
        ),
      ] + classes.fields)
  }

  /// The class of the object's coming or going; of a modified object the one that fields have which
  /// nothing is said about.
  package func changeClass(of change: ChangeKind) -> ChangeClass {
    switch change {
    case .added: classes.added
    case .removed: classes.removed
    case .recreated: classes.recreated
    case .modified: classes.otherwise
    }
  }

  /// The class of a field that differs.
  ///
  /// - Parameter value: what one side holds there and the other does not, nil where both hold
  ///   something: of what is in it, the gravest counts.
  package func changeClass(
    at path: FieldPath, onlyOneSideHolds value: JSONValue? = nil
  ) -> ChangeClass {
    var walk = tree.start
    for segment in path.segments {
      walk = tree.step(walk, segment)
      if !walk.leadsOn { return walk.changeClass }
    }
    return value.map { gravest(in: $0, walk) } ?? walk.changeClass
  }

  private func gravest(in value: JSONValue, _ walk: FieldClassTree.Walk) -> ChangeClass {
    guard walk.leadsOn else { return walk.changeClass }
    let below: [(String, JSONValue)] =
      switch value {
      case .object(let members): members.map { ($0.key, $0.value) }
      case .array(let elements):
        // Conditions are told apart by their type, as in paths.
        elements.enumerated().map { ($1["type"]?.text ?? String($0), $1) }
      default: []
      }
    return below.map { gravest(in: $1, tree.step(walk, $0)) }.min() ?? walk.changeClass
  }
}
