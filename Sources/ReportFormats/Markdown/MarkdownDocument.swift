/// A document in Markdown, as blocks; what stands in them cannot leave them.
package struct MarkdownDocument: Sendable {
  /// One block.
  enum Block: Sendable {
    case heading(level: Int, MarkdownText)
    case paragraph(MarkdownText)
    case table(header: [MarkdownText], rows: [[MarkdownText]])
    case list([MarkdownText])
    case code(String, language: String)
  }

  private(set) var blocks: [Block] = []

  package init() {}

  /// Adds a heading, of level 1 to 6.
  package mutating func addHeading(_ level: Int, _ text: MarkdownText) {
    blocks.append(.heading(level: min(max(level, 1), 6), text))
  }

  /// Adds a paragraph.
  package mutating func addParagraph(_ text: MarkdownText) { blocks.append(.paragraph(text)) }

  /// Adds a table; nothing when it has no rows.
  package mutating func addTable(_ header: [MarkdownText], _ rows: [[MarkdownText]]) {
    if !rows.isEmpty { blocks.append(.table(header: header, rows: rows)) }
  }

  /// Adds a table of text.
  mutating func addTable(_ table: TextTable) {
    addTable(
      table.header.map { MarkdownText($0) }, table.rows.map { $0.map { MarkdownText($0) } })
  }

  /// Adds a list with bullets; nothing when there are no items.
  package mutating func addList(_ items: [MarkdownText]) {
    if !items.isEmpty { blocks.append(.list(items)) }
  }

  /// Adds lines of code in a fence.
  ///
  /// - Parameter language: for a reader that colours it: `diff`, `json`, `yaml`; never text from a
  ///   cluster.
  package mutating func addCode(_ text: String, language: StaticString = "") {
    blocks.append(.code(text, language: language.description))
  }
}
