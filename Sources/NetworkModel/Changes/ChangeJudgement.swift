/// Class and meaning of a change.
package struct ChangeJudgement: Equatable, Sendable {
  /// How serious it is.
  package let changeClass: ChangeClass
  /// What it means for the network: one sentence, or two, without a full stop at the end. For
  /// a one-way door: why it is one, and what would lead back.
  package let meaning: String

  package init(_ changeClass: ChangeClass, _ meaning: String) {
    self.changeClass = changeClass
    self.meaning = meaning
  }
}
