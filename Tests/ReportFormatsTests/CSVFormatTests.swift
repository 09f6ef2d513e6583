import Testing

@testable import ReportFormats

/// Rows for spreadsheets.
@Suite struct CSVFormatTests {
  private func line(_ fields: String...) -> String {
    var table = CSVTable(["a", "b"])
    table.add(fields)
    return String(CSVFormat.text(of: table).dropFirst("a,b\r\n".count))
  }

  @Test func linesEndAsTheStandardSays() {
    #expect(CSVFormat.text(of: CSVTable(["a", "b"])) == "a,b\r\n")
    #expect(line("one", "") == "one,\r\n")
  }

  @Test func fieldsWithSeparatorsAreQuoted() {
    #expect(line("x, y", "a \"b\"") == "\"x, y\",\"a \"\"b\"\"\"\r\n")
  }

  @Test func linesStayLines() {
    #expect(line("x\r\ny", "\u{1B}[31mred") == "x\\r\\ny,\\u{1b}[31mred\r\n")
  }

  /// What a cluster says must not be computed by a spreadsheet.
  @Test func formulasStayTexts() {
    #expect(
      line("=HYPERLINK(\"http://x\")", "@SUM") == "\"'=HYPERLINK(\"\"http://x\"\")\",\"'@SUM\"\r\n")
    #expect(line("-1", "+2") == "\"'-1\",\"'+2\"\r\n")
    #expect(line("*.example", "a=b") == "*.example,a=b\r\n")
  }

  @Test func whatIsNoTableIsText() {
    #expect(TestReport(kind: "A").rendered(as: .csv, .test) == "wide\n")
  }
}
