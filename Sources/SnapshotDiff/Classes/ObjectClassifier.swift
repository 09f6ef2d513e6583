import ClusterObjects
import NetworkModel

/// Says how serious changes of objects are: as the fact that they changed, which knows product and
/// version, or by the table.
struct ObjectClassifier {
  /// Places that prove a changed fact, and the gravest class among the facts they prove.
  private var proved: [ObjectKey: [(path: FieldPath, changeClass: ChangeClass)]] = [:]

  init(_ facts: FactDifference) {
    for change in facts.changes {
      // A place that proves something on both sides did not change because of it; the field that
      // did is found by its path.
      for place in change.provenance where !place.path.segments.isEmpty {
        proved[place.key, default: []].append((place.path, change.changeClass))
      }
    }
  }

  /// The change with its class and those of its fields.
  func classified(_ change: ObjectChange) -> ObjectChange {
    var change = change
    let classes = ClassTable.current.classes(of: change.key)
    let facts = proved[change.key] ?? []
    for index in change.fields.indices {
      let field = change.fields[index]
      let oneSided = field.from == nil ? field.to : field.to == nil ? field.from : nil
      let byFact = facts.filter { Self.isSamePlace($0.path, field.path) }.map(\.changeClass).min()
      change.fields[index].changeClass =
        byFact ?? classes.changeClass(at: field.path, onlyOneSideHolds: oneSided)
    }
    let ofFields = change.fields.map(\.changeClass)
    let ofKind = change.change == .modified ? [] : [classes.changeClass(of: change.change)]
    change.changeClass = (ofFields + ofKind).min() ?? .cosmetic
    return change
  }

  /// Whether one of them holds the other.
  private static func isSamePlace(_ first: FieldPath, _ second: FieldPath) -> Bool {
    let shared = min(first.segments.count, second.segments.count)
    return first.segments.prefix(shared) == second.segments.prefix(shared)
  }
}
