import Testing

struct CodeMaskTests {
  @Test(arguments: [
    ("a // b {\nc", "a       \nc"),
    ("a /* { /* } */ { */ b", "a                   b"),
    ("a /* {\n} */ b", "a     \n     b"),
    (#"f("{") {"#, #"f(" ") {"#),
    (#"f("\"{")"#, #"f("   ")"#),
    (#"f("") {"#, #"f("") {"#),
    (#""\(x.map { "}" }) {" }"#, #"" (x.map { " " })  " }"#),
    (#""\(f("\(g(")"))"))" + a"#, #"" (f(" (g(" "))"))" + a"#),
    ("#\"\"\"# {", "#\" \"# {"),
    (##"#"\(a) " \#(b) {"# }"##, ##"#"         (b)  "# }"##),
    ("\"unfinished {\n}", "\"            \n}"),
    ("é\"é{\"", "é\"   \""),
  ])
  func onlyCodeIsLeft(_ source: String, _ code: String) {
    #expect(CodeMask.code(of: source) == code)
  }

  @Test func aMultilineStringIsBlank() {
    let source = "let a = \"\"\"\n  \"{\" // {\n  \\(b { c })\n  \"\"\" }"
    let code = "let a = \"\"\"\n          \n   (b { c })\n  \"\"\" }"
    #expect(CodeMask.code(of: source) == code)
  }

  @Test(arguments: [
    (#"a = /"{\/}/ {"#, #"a =         {"#),
    (##"a = #/"/{/# {"##, ##"a = #       {"##),
    ("a / b / c {", "a / b / c {"),
    ("f(1, /) + g(2 / 3) {", "f(1, /) + g(2 / 3) {"),
  ])
  func aRegexIsBlankAndADivisionIsNot(_ source: String, _ code: String) {
    #expect(CodeMask.code(of: source) == code)
  }

  @Test(arguments: ["\"", "\"\\", "\"\"\"", "\"\\(", "/*", "/", "#\"", "#/", "#", "\"\\(a", ""])
  func anUnfinishedFileEnds(_ source: String) {
    #expect(CodeMask.code(of: source).utf8.count == source.utf8.count)
  }
}
