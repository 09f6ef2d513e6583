package import NetworkModel

/// A fact that differs between two moments, and what that means.
package struct FactChange: Sendable {
  /// Which fact.
  package let name: FactName
  /// Of what.
  package let subject: FactSubject
  /// On the first side; nil: nothing is stated of the subject there.
  package let from: Fact?
  /// On the second side; nil: nothing is stated of the subject there.
  package let to: Fact?
  /// Class and meaning.
  package let judgement: ChangeJudgement
  /// Facts that changed too and that this one is derived from; none: it is a change of its own.
  package let follows: [FactName]

  package init(
    name: FactName, subject: FactSubject, from: Fact?, to: Fact?, judgement: ChangeJudgement,
    follows: [FactName]
  ) {
    self.name = name
    self.subject = subject
    self.from = from
    self.to = to
    self.judgement = judgement
    self.follows = follows
  }

  /// How serious it is.
  package var changeClass: ChangeClass { judgement.changeClass }

  /// What proves it on either side, in order.
  package var provenance: [Provenance] {
    Set((from?.provenance ?? []) + (to?.provenance ?? [])).sorted()
  }
}
