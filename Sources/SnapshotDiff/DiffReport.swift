package import ClusterObjects
package import NetworkModel

/// What differs between two moments, and what cannot be told.
package struct DiffReport: Sendable {
  /// The first moment.
  package let from: Moment
  /// The second moment.
  package let to: Moment
  /// Facts that differ, and those of which nobody can tell.
  package let facts: FactDifference
  /// Objects that differ, sorted by key.
  package let objects: [ObjectChange]
  /// What one side cannot speak about, sorted by resource and side.
  package let incomparable: [Incomparable]

  /// How many objects differ in each way.
  package var counts: [ChangeKind: Int] {
    objects.reduce(into: [:]) { $0[$1.change, default: 0] += 1 }
  }

  /// How many facts and objects differ in each class.
  package var classCounts: [ChangeClass: (facts: Int, objects: Int)] {
    var counts: [ChangeClass: (facts: Int, objects: Int)] = [:]
    for fact in facts.changes { counts[fact.changeClass, default: (0, 0)].facts += 1 }
    for object in objects { counts[object.changeClass, default: (0, 0)].objects += 1 }
    return counts
  }

  /// Whether nothing differs.
  package var isEmpty: Bool { objects.isEmpty && facts.changes.isEmpty }

  /// Whether both sides could tell everything that either could.
  package var isComplete: Bool { incomparable.isEmpty && facts.gaps.isEmpty }

  /// The report without what is of other classes, or without one of its parts.
  package func keeping(
    classes: Set<ChangeClass>? = nil, facts keepsFacts: Bool = true,
    objects keepsObjects: Bool = true
  ) -> DiffReport {
    var kept = facts
    if !keepsFacts { kept = FactDifference() }
    if let classes { kept.changes.removeAll { !classes.contains($0.changeClass) } }
    let objects = keepsObjects ? self.objects : []
    return DiffReport(
      from: from, to: to, facts: kept,
      objects: objects.filter { classes?.contains($0.changeClass) ?? true },
      incomparable: incomparable)
  }

  /// The report with other gaps in what its sides could see.
  package func replacing(incomparable: [Incomparable]) -> DiffReport {
    DiffReport(from: from, to: to, facts: facts, objects: objects, incomparable: incomparable)
  }
}
