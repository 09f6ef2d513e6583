/// What became of the attempt at one scope.
package struct CoverageEntry: Hashable, Sendable {
  /// How it ended.
  package var outcome: CoverageOutcome
  /// Which edition of the catalogue's entry decided what was kept (``Resource/recipe``).
  package var recipe: Int
  /// The server's or the reader's own words, where something went wrong.
  package var note: String?
  /// When the answer began, or the last page of it; nil where the source does not tell.
  package var answeredAt: Instant?
  /// The `metadata.resourceVersion` of the list, or of the one object: the state of the cluster
  /// that was seen
  /// (https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-versions).
  package var resourceVersion: String?

  package init(
    _ outcome: CoverageOutcome, recipe: Int = 1, note: String? = nil,
    answeredAt: Instant? = nil, resourceVersion: String? = nil
  ) {
    self.outcome = outcome
    self.recipe = recipe
    self.note = note
    self.answeredAt = answeredAt
    self.resourceVersion = resourceVersion
  }

  /// The same without what differs in every collection: when it was answered, and at which
  /// resourceVersion.
  package var withoutAnswer: CoverageEntry {
    CoverageEntry(outcome, recipe: recipe, note: note)
  }
}
