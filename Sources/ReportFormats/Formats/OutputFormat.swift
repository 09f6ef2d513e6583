/// The forms a report can take.
package enum OutputFormat: String, CaseIterable, Sendable {
  /// For people.
  case table
  /// For people with room: more columns, nothing folded.
  case wide
  /// One document, a stable contract.
  case json
  /// The same document.
  case yaml
  /// For a change ticket: what the table says.
  case markdown
  /// For spreadsheets: the rows of those answers that are one table.
  case csv

  /// Those that every answer has.
  package static let ofEveryReport = allCases.filter { $0 != .csv }
}
