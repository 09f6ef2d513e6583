/// A report as rows for spreadsheets.
package struct CSVTable: Sendable {
  /// The columns' names, in the words of the JSON document.
  package let columns: [String]
  /// The rows, each with a field for every column.
  package private(set) var rows: [[String]] = []

  package init(_ columns: [String]) { self.columns = columns }

  /// Adds a row.
  package mutating func add(_ fields: [String]) { rows.append(fields) }
}
