/// One annotation of a product.
package struct AnnotationEntry: Sendable {
  /// The full name, or a pattern of names: `${...}` and a last `*` stand for any text, `.n.` for a
  /// number between dots.
  package let name: String
  /// Who reads it.
  package let product: AnnotationProduct
  /// What it is about, and what becomes of it.
  package let meaning: AnnotationMeaning
  /// Values with a meaning of their own.
  let cases: [AnnotationCase]
  /// The annotation of the same prefix that switches this one on and off, without the prefix.
  let leader: String?

  /// The case of a value, if it has one.
  func ownCase(of value: String) -> AnnotationCase? {
    cases.first { $0.test.accepts(value) }
  }
}
