import TestSupport
import Testing

@testable import ReportFormats

/// Text inside of Markdown.
struct MarkdownTextTests {
  @Test(
    arguments: [
      ("", ""), ("shop/web", "shop/web"), ("10.0.0.0/16, 2 nodes", "10.0.0.0/16, 2 nodes"),
      ("a|b", #"a\|b"#), (#"a\|b"#, #"a\\\|b"#), ("`ls`", #"\`ls\`"#), ("a_b*c", #"a\_b\*c"#),
      ("<b>&amp;", "&lt;b&gt;&amp;amp;"), ("[x](y)", #"\[x\](y)"#), ("a\nb\u{7}", #"a\\nb\\u{7}"#),
      // What no escape keeps from becoming a link or a mention.
      ("ask @team", "`ask @team`"), ("see #12", "`see #12`"),
      ("https://x.example/a|b", #"`https://x.example/a`\|`b`"#), ("Www.x", "`Www.x`"),
      ("`@a`", "`` `@a` ``"),
    ])
  func plainText(_ text: String, _ source: String) {
    #expect(MarkdownText(text).inlineSource == source)
  }

  @Test(
    arguments: [
      ("", ""), ("shop/web", "`shop/web`"), ("a`b", "``a`b``"), ("`", "`` ` ``"),
      ("``a", "``` ``a ```"), (" a ", "`  a  `"), ("   ", "`   `"), ("a||b", #"`a`\|\|`b`"#),
      (#"a\|b"#, #"`a\`\|`b`"#), ("|", #"\|"#), ("*_<b>", "`*_<b>`"), ("a\nb", #"`a\nb`"#),
    ])
  func code(_ text: String, _ source: String) {
    #expect(MarkdownText.code(text).inlineSource == source)
  }

  @Test(
    arguments: [
      ("- a", #"\- a"#), ("+1", #"\+1"#), ("1. a", #"1\. a"#), ("12) a", #"12\) a"#),
      ("===", #"\==="#),
      ("   a", "a"), (": a", #"\: a"#), ("1.5 MB", #"1\.5 MB"#), ("a - b", "a - b"), (">", "&gt;"),
    ])
  func startOfALine(_ text: String, _ source: String) {
    #expect(MarkdownText(text).lineSource == source)
  }

  @Test func partsStayApart() {
    #expect((MarkdownText.code("a") + .code("b")).inlineSource == "`a` `b`")
    #expect((MarkdownText.strong("now:") + " " + .code("b")).inlineSource == "**now:** `b`")
    #expect(MarkdownText.strong("").inlineSource.isEmpty)
  }

  /// Whatever is put into a line comes out of a reader as it was, and nothing of it is more than
  /// text.
  @Test(arguments: 0..<64)
  func anyTextStaysText(_ seed: Int) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<100 {
      let text = HostileText.make(&random)
      let shown = TerminalText.safe(text)
      for (markdown, isStrong) in [
        (MarkdownText(text), false), (.code(text), false), (.strong(text), true),
      ] {
        var reader = MarkdownReader()
        // Bold text that ends in a `*` of its own is told apart by that one being escaped.
        let read = reader.text(markdown.inlineSource)
        #expect(
          read.unicodeScalars.elementsEqual(shown.unicodeScalars) && reader.violations.isEmpty,
          "seed \(seed), \(isStrong ? "strong " : "")\(text.debugDescription): \(reader.violations)"
        )
        _ = reader.textLine(markdown.lineSource)
        #expect(reader.violations.isEmpty, "seed \(seed), line \(text.debugDescription)")
      }
    }
  }
}
