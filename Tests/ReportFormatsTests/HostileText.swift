import TestSupport

/// Text that tries to be more than text, made up at random.
enum HostileText {
  private static let pieces: [String] = [
    "|", "\\|", "\\", "\\\\", "`", "``", "```", "````\n", "<script>", "</td>", "<!--", "-->",
    "&lt;",
    "&#64;", "&", "[a](http://x)", "![i](x)", "[", "]", "*", "**", "_", "__", "~~", "$x$", "^",
    "@team", "a@b.example", "#12", "https://x.example/", "www.x", "WWW.", "mailto:a", "\n", "\r\n",
    "\t", "\u{1B}[2J", "\u{202E}", "\u{2028}", "- ", "+ ", "1. ", "23) ", "# ", "> ", "    ", "=",
    "===", "---", "|---|---|", ": ", "\u{301}", "|\u{301}", "`\u{301}", "é", "😀", " ", "  ", "a",
    "web", "10.0.0.1", "{{ x }}", "shop/web",
  ]

  static func make(_ random: inout SeededGenerator) -> String {
    var text = ""
    for _ in 0..<random.index(below: 9) {
      if random.isOne(in: 5) {
        text.unicodeScalars.append(Unicode.Scalar(UInt8(random.index(below: 128))))
      } else {
        text += pieces[random.index(below: pieces.count)]
      }
    }
    return text
  }
}
