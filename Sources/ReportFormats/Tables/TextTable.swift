/// Rows in aligned columns, three spaces apart, as kubectl prints them.
struct TextTable {
  let header: [String]
  private(set) var rows: [[String]] = []

  init(_ header: [String]) { self.header = header }

  /// Adds a row; control characters are written out.
  mutating func add(_ cells: [String]) { rows.append(cells.map(TerminalText.safe)) }

  /// The lines, each ended; nothing when there are no rows.
  func text(_ style: TextStyle) -> String {
    guard !rows.isEmpty else { return "" }
    let widths = header.indices.map { column in
      ([header] + rows).map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
    let heading = style.colored(Self.line(header, widths), .heading)
    return ([heading] + rows.map { Self.line($0, widths) }).joined(separator: "\n") + "\n"
  }

  private static func line(_ cells: [String], _ widths: [Int]) -> String {
    var line = ""
    for (index, cell) in cells.enumerated() {
      line += cell
      if index < cells.count - 1 {
        line += String(repeating: " ", count: widths[index] - cell.count + 3)
      }
    }
    while line.last == " " { line.removeLast() }
    return line
  }
}
