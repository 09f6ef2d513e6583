/// What a rule makes of one cell.
package enum RuleVerdict: Sendable {
  /// It found something.
  case found(MigrationFinding)
  /// There is nothing to find.
  case silent
  /// It cannot be said.
  ///
  /// - Parameters:
  ///   - needs: what would have to be seen.
  ///   - because: why it is not known, a sentence without a full stop.
  case notAssessed(needs: [String], because: String)
}
