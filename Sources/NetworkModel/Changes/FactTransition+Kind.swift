extension FactTransition {
  /// What a transition is.
  package enum Kind: Equatable, Sendable {
    /// The fact changed.
    case change
    /// One side does not know.
    case gap
    /// Both say the same, or neither can; or it is told otherwise.
    case nothing
  }

  /// One for each fact that is not the same on both sides, by name and subject.
  package static func between(_ from: FactSet, _ to: FactSet) -> [FactTransition] {
    var transitions: [FactTransition] = []
    for fact in from.facts {
      let other = to.statement(fact.name, of: fact.subject)
      if other.map({ !fact.saysTheSame(as: $0) }) ?? true {
        transitions.append(
          FactTransition(name: fact.name, subject: fact.subject, from: fact, to: other))
      }
    }
    for fact in to.facts where from[fact.name, fact.subject] == nil {
      let other = from.statement(fact.name, of: fact.subject)
      if other.map({ !fact.saysTheSame(as: $0) }) ?? true {
        transitions.append(
          FactTransition(name: fact.name, subject: fact.subject, from: other, to: fact))
      }
    }
    return transitions
  }

  /// What it is for a fact of this definition.
  package func kind(for definition: FactDefinition) -> Kind {
    if definition.isGauge { return .nothing }
    switch (from?.state, to?.state) {
    case (.known(let old, _)?, .known(let new, _)?): return old == new ? .nothing : .change
    case (.unknown?, .known?), (.known?, .unknown?): return .gap
    case (.known?, nil), (nil, .known?):
      switch definition.subjects {
      case .cluster, .counted: return .change
      case .comingAndGoing: return .nothing
      }
    case (.unknown?, .unknown?), (.unknown?, nil), (nil, .unknown?), (nil, nil): return .nothing
    }
  }

  /// The transition from the first side of this one to the second side of the next, which begins
  /// where this one ends; nil where both say the same.
  package func followed(by next: FactTransition) -> FactTransition? {
    let whole = FactTransition(name: name, subject: subject, from: from, to: next.to)
    switch (whole.from, whole.to) {
    case (nil, nil): return nil
    case (let from?, let to?): return from.saysTheSame(as: to) ? nil : whole
    default: return whole
    }
  }
}
