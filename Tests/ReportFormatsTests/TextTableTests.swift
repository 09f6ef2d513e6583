import Testing

@testable import ReportFormats

/// Tables, sizes and what reaches a terminal.
struct TextTableTests {
  @Test func columnsAreAlignedAndNothingTrails() {
    var table = TextTable(["NAME", "N", "LAST"])
    table.add(["a", "12345", ""])
    table.add(["longer", "1", "x"])
    #expect(
      table.text(TextStyle(usesColor: false)) == """
        NAME     N       LAST
        a        12345
        longer   1       x

        """)
  }

  @Test func withoutRowsThereIsNoTable() {
    #expect(TextTable(["A"]).text(TextStyle(usesColor: false)) == "")
  }

  @Test func cellsAreMadeSafeBeforeTheyAreMeasured() {
    var table = TextTable(["A", "B"])
    table.add(["\u{1B}", "x\ny"])
    table.add(["é", "z"])
    #expect(
      table.text(TextStyle(usesColor: false)) == """
        A        B
        \\u{1b}   x\\ny
        é        z

        """)
  }

  @Test func onlyTheHeadingIsColoured() {
    var table = TextTable(["A", "B"])
    table.add(["1", "2"])
    #expect(table.text(TextStyle(usesColor: true)) == "\u{1B}[1mA   B\u{1B}[0m\n1   2\n")
  }

  @Test(arguments: [
    ("plain text, ünïcödé 😀", "plain text, ünïcödé 😀"), ("\u{1B}[31m", "\\u{1b}[31m"),
    ("\u{7}", "\\u{7}"), ("a\rb", "a\\rb"), ("a\nb", "a\\nb"), ("a\r\nb", "a\\r\\nb"),
    ("a\tb", "a\\tb"), ("\u{0}", "\\u{0}"), ("\u{7F}", "\\u{7f}"), ("\u{9B}", "\\u{9b}"),
    ("\u{202E}x", "\\u{202e}x"), ("\u{2066}", "\\u{2066}"), ("a\u{200B}b", "a\\u{200b}b"),
    ("\u{FEFF}", "\\u{feff}"), ("\u{2028}", "\\u{2028}"), ("", ""),
  ])
  func textFromAClusterCannotMoveTheCursor(_ text: String, _ safe: String) {
    #expect(TerminalText.safe(text) == safe)
  }

  @Test(arguments: [
    (Int64(0), "0 B"), (999, "999 B"), (1000, "1.0 kB"), (12_449, "12.4 kB"), (999_949, "999.9 kB"),
    (999_950, "1.0 MB"), (3_600_000, "3.6 MB"), (5_000_000_000, "5.0 GB"),
    (7_200_000_000_000, "7.2 TB"), (9_000_000_000_000_000, "9000.0 TB"),
  ])
  func sizesAreShort(_ bytes: Int64, _ text: String) {
    #expect(ByteText.text(bytes) == text)
  }
}
