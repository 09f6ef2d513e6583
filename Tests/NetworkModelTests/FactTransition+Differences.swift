@testable import NetworkModel

extension FactTransition {
  /// Facts that say something else on the second side, as a comparison would find them; gauges are
  /// left out, and so is what one of both sides does not know.
  static func differences(_ before: FactSet, _ after: FactSet) -> [FactTransition] {
    let names = Set((before.facts + after.facts).map(\.name)).sorted()
    return names.flatMap { name -> [FactTransition] in
      guard let definition = FactCatalogue.current[name], !definition.isGauge else { return [] }
      let subjects = Set((before.subjects(of: name) + after.subjects(of: name)).map(\.subject))
      return subjects.sorted().compactMap { subject in
        let (old, new) = (before[name, subject], after[name, subject])
        if let old, let new, old.saysTheSame(as: new) { return nil }
        if old?.unknown != nil || new?.unknown != nil { return nil }
        return FactTransition(name: name, subject: subject, from: old, to: new)
      }
    }
  }

  /// Those of the changes that do not follow from another one of them.
  static func primary(_ changes: [FactTransition]) -> [FactTransition] {
    let changed = Set(changes.map(\.name))
    return changes.filter { change in
      FactCatalogue.current[change.name]?.follows.allSatisfy { !changed.contains($0) } ?? true
    }
  }

  /// Class and meaning by the definition of its fact.
  func judged() -> ChangeJudgement {
    let definition = FactCatalogue.current[name]
    let nothing = ChangeContext(before: FactSet([]), after: FactSet([]))
    guard let definition else { return ChangeJudgement(.cosmetic, "\(name) is not defined") }
    return definition.meaning.judge(self, in: nothing)
  }
}
