/// What became of the attempt at one scope.
package struct CoverageEntry: Hashable, Sendable {
  /// How it ended.
  package var outcome: CoverageOutcome
  /// Which edition of the catalogue's entry decided what was kept (``Resource/recipe``).
  package var recipe: Int
  /// The server's or the reader's own words, where something went wrong.
  package var note: String?

  package init(_ outcome: CoverageOutcome, recipe: Int = 1, note: String? = nil) {
    self.outcome = outcome
    self.recipe = recipe
    self.note = note
  }
}
