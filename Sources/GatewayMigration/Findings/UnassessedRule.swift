/// A rule that could not be applied to some cells.
package struct UnassessedRule: Sendable {
  /// The rule.
  package let rule: String
  /// What would have to be seen.
  package let needs: [String]
  /// Why it is not known, a sentence without a full stop.
  package let because: String
  /// The cells, in order.
  package internal(set) var cells: [CellKey]
}
