import TestSupport
import Testing

@testable import ReportFormats

/// Documents in Markdown.
struct MarkdownFormatTests {
  @Test func blocksStandApart() {
    var document = MarkdownDocument()
    document.addHeading(2, MarkdownText("One"))
    document.addParagraph(MarkdownText("text"))
    document.addTable(
      [MarkdownText("A"), MarkdownText("LONG")], [[.code("x"), MarkdownText("y")]])
    document.addTable([MarkdownText("nothing")], [])
    document.addList([MarkdownText("a"), .strong("b")])
    document.addList([])
    document.addCode("+ a\n\n- b\n", language: "diff")
    #expect(
      MarkdownFormat.text(of: document) == """
        ## One

        text

        | A   | LONG |
        | --- | ---- |
        | `x` | y    |

        - a
        - **b**

        ```diff
        + a

        - b
        ```

        """)
  }

  @Test func aRowHasAsManyCellsAsTheHeader() {
    var document = MarkdownDocument()
    document.addTable(
      [MarkdownText("A"), MarkdownText("B")],
      [[MarkdownText("1")], ["2", "3", "4"].map { .init($0) }]
    )
    #expect(
      MarkdownFormat.text(of: document) == """
        | A   | B   |
        | --- | --- |
        | 1   |     |
        | 2   | 3   |

        """)
  }

  @Test func aFenceIsLongerThanWhatItHolds() {
    var document = MarkdownDocument()
    document.addCode("```\n# no\n````")
    #expect(MarkdownFormat.text(of: document) == "`````\n```\n# no\n````\n`````\n")
  }

  /// Blocks of any text are read as the blocks they are, and none leaves its place.
  @Test(arguments: 0..<48)
  func anyTextStaysInItsBlock(_ seed: Int) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<40 {
      var document = MarkdownDocument()
      var expected: [MarkdownReader.Block] = []
      for _ in 0..<4 { Self.add(to: &document, &expected, &random) }
      let source = MarkdownFormat.text(of: document)
      var reader = MarkdownReader()
      let blocks = reader.blocks(of: source)
      #expect(
        blocks == expected && reader.violations.isEmpty,
        "seed \(seed): \(reader.violations)\n\(source)")
    }
  }

  private static func add(
    to document: inout MarkdownDocument, _ expected: inout [MarkdownReader.Block],
    _ random: inout SeededGenerator
  ) {
    func text() -> String { "x" + HostileText.make(&random) + "x" }
    switch random.index(below: 5) {
    case 0:
      let text = text()
      document.addHeading(3, .code(text))
      expected.append(.heading(3, TerminalText.safe(text)))
    case 1:
      let text = text()
      document.addParagraph(MarkdownText(text))
      expected.append(.paragraph(TerminalText.safe(text)))
    case 2:
      let rows = (0..<3).map { _ in (0..<3).map { _ in text() } }
      document.addTable(rows[0].map { MarkdownText($0) }, rows[1...].map { $0.map { .code($0) } })
      expected.append(.table(rows.map { $0.map(TerminalText.safe) }))
    case 3:
      let items = [text(), text()]
      document.addList(items.map { MarkdownText($0) })
      expected.append(.list(items.map(TerminalText.safe)))
    default:
      let text = text()
      document.addCode(text, language: "diff")
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      expected.append(
        .code(lines.map { TerminalText.safe(String($0)) + "\n" }.joined(), language: "diff"))
    }
  }
}
