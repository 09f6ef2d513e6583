/// Values of an annotation that mean something else than the annotation in general.
struct AnnotationCase: Sendable {
  let test: AnnotationValueTest
  /// Nil: such a value asks for nothing that would have to be moved.
  let meaning: AnnotationMeaning?

  init(_ test: AnnotationValueTest, _ meaning: AnnotationMeaning?) {
    self.test = test
    self.meaning = meaning
  }

  /// `false` switches it off.
  static let off = AnnotationCase(.switchesOff, nil)

  /// These values say what happens without the annotation.
  static func idle(_ values: String...) -> AnnotationCase {
    AnnotationCase(.isOneOf(values), nil)
  }
}
