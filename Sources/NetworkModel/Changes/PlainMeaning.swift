/// A change whose class does not depend on anything.
package struct PlainMeaning: ChangeMeaning {
  private let changeClass: ChangeClass
  private let sentence: String

  /// - Parameter sentence: what it means, without the values: those are put in front.
  package init(_ changeClass: ChangeClass, _ sentence: String) {
    self.changeClass = changeClass
    self.sentence = sentence
  }

  /// The one class.
  package var classes: Set<ChangeClass> { [changeClass] }

  /// The class and the sentence, whatever changed.
  package func judge(_ change: FactTransition, in context: ChangeContext) -> ChangeJudgement {
    ChangeJudgement(changeClass, sentence)
  }
}
