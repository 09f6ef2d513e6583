import ClusterObjects

/// What came of one question.
struct ResourceAnswer: Sendable {
  /// The question.
  let question: ResourceQuestion
  /// What the answers held; nil when there was none.
  var findings: AnswerFindings?
  /// How it ended.
  var entry: CoverageEntry
  /// Why there was no answer at all, where that was so.
  var error: (any Error)?
}
