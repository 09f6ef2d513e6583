package import ClusterObjects

/// What every document says about how it came to be, and how text for people is to look.
package struct ReportContext: Sendable {
  /// The tool's version.
  package var toolVersion: String
  /// The edition of the rules.
  package var ruleSet: Int
  /// When the document was made.
  package var generatedAt: Instant
  /// Whether text for people may hold colour.
  package var usesColor: Bool

  package init(toolVersion: String, ruleSet: Int, generatedAt: Instant, usesColor: Bool) {
    self.toolVersion = toolVersion
    self.ruleSet = ruleSet
    self.generatedAt = generatedAt
    self.usesColor = usesColor
  }
}
