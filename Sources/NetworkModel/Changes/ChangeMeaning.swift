/// What a change of a fact means. One rule, one file.
package protocol ChangeMeaning: Sendable {
  /// The classes it can answer with: a gate on one of them needs the fact to be known.
  var classes: Set<ChangeClass> { get }

  /// Judges a change; both sides are known, or one of them is absent.
  func judge(_ change: FactTransition, in context: ChangeContext) -> ChangeJudgement
}
