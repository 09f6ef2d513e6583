/// A document as Markdown, in the dialect of GitHub (https://github.github.com/gfm/), which others
/// read too. Columns of tables are aligned, so that the source reads well where nobody renders it.
enum MarkdownFormat {
  static func text(of document: MarkdownDocument) -> String {
    document.blocks.map(source).joined(separator: "\n")
  }

  /// The lines of a block, each ended.
  private static func source(_ block: MarkdownDocument.Block) -> String {
    switch block {
    case .heading(let level, let text):
      String(repeating: "#", count: level) + " " + text.lineSource + "\n"
    case .paragraph(let text): text.lineSource + "\n"
    case .table(let header, let rows): table(header, rows)
    case .list(let items): items.map { "- \($0.lineSource)\n" }.joined()
    case .code(let text, let language): code(text, language)
    }
  }

  private static func table(_ header: [MarkdownText], _ rows: [[MarkdownText]]) -> String {
    let cells = ([header] + rows).map { row in
      header.indices.map { $0 < row.count ? row[$0].inlineSource : "" }
    }
    let widths = header.indices.map { column in max(3, cells.map { $0[column].count }.max() ?? 0) }
    let lines = cells.map { row in
      let padded = zip(row, widths).map { cell, width in
        cell + String(repeating: " ", count: width - cell.count)
      }
      return "| \(padded.joined(separator: " | ")) |\n"
    }
    let rule = widths.map { String(repeating: "-", count: $0) }.joined(separator: " | ")
    return lines[0] + "| \(rule) |\n" + lines.dropFirst().joined()
  }

  private static func code(_ text: String, _ language: String) -> String {
    // Nothing between the fences can be one of them, so it ends where it should.
    let fence = String(
      repeating: "`", count: max(3, MarkdownText.longestRun(of: "`", in: text) + 1))
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let body = lines.last == "" ? lines.dropLast() : lines[...]
    return "\(fence)\(language)\n" + body.map { TerminalText.safe(String($0)) + "\n" }.joined()
      + "\(fence)\n"
  }
}
