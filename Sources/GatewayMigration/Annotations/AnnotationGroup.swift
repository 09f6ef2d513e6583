/// Annotations of one product that mean the same for a move.
struct AnnotationGroup: Sendable {
  let meaning: AnnotationMeaning
  /// Without the prefix; `${...}` and a last `*` stand for any text, `.n.` for a number.
  let names: [String]
  /// The first that accepts a value counts.
  let cases: [AnnotationCase]
  /// The annotation that switches these on and off, without the prefix.
  let leader: String?

  init(
    _ meaning: AnnotationMeaning, _ names: [String], cases: [AnnotationCase] = [],
    under leader: String? = nil
  ) {
    self.meaning = meaning
    self.names = names
    self.cases = cases
    self.leader = leader
  }
}
