import Testing

/// Style that is not tested is advice: sizes and names.
struct StyleLimitsTests {
  /// Files whose lines may be longer, each with the reason.
  private static let longLineExceptions: [String: String] = [:]

  @Test func linesFit() throws {
    let files = try Self.sources()
    files.flatMap { StyleLimits.longLines(in: $0, exceptions: Self.longLineExceptions) }.record()
    for path in Self.longLineExceptions.keys {
      #expect(
        files.contains { $0.path == path && !StyleLimits.longLines(in: $0).isEmpty },
        "\(path) has no long line: take it out of longLineExceptions")
    }
  }

  @Test func filesAreShort() throws {
    try Self.sources().flatMap(StyleLimits.longFile).record()
  }

  @Test func functionBodiesAreShort() throws {
    try Self.sources().filter(\.isSwift).flatMap(StyleLimits.longBodies(in:)).record()
  }

  @Test func namesSaySomething() throws {
    try Self.sources().flatMap(StyleLimits.vagueNames(in:)).record()
  }

  static func sources() throws -> [SourceFile] {
    try SourceTree.repository.get().files.filter { file in
      file.isSource
        && (file.path == "Package.swift" || file.isUnder("Sources", "Migrations", "Tests"))
    }
  }

  // MARK: The checks' own tests

  @Test func aLongLineIsFound() {
    let text = String(repeating: "é", count: 100) + "\n" + String(repeating: "é", count: 101)
    let file = SourceFile(path: "Sources/A.swift", text: text)
    #expect(StyleLimits.longLines(in: file).places == ["Sources/A.swift:2"])
    #expect(StyleLimits.longLines(in: file, exceptions: ["Sources/A.swift": "why"]) == [])
  }

  @Test func aLongFileIsFound() {
    let text = String(repeating: "\n", count: 399)
    #expect(StyleLimits.longFile(SourceFile(path: "A.sql", text: text)) == [])
    let file = SourceFile(path: "A.sql", text: text + "\n")
    #expect(StyleLimits.longFile(file).places == ["A.sql:400"])
  }

  @Test(arguments: [
    "func f() {\n#}",
    "var a: Int {\n  get {\n#  }\n}",
    "init(\n  a: Int\n) {\n#}",
    "let a = {\n#}()",
    "subscript(a: Int) -> Int {\n#}",
    "func f() {\n  func g() {\n#  }\n}",
    "func f() {\n  xs.map { x in\n#  }\n}",
    "func f() {\n  struct B {\n    func g() {\n#    }\n  }\n}",
    "func f() {\n  let a = \"}\" // }\n  /* } */\n#}",
  ])
  func aLongBodyIsFound(_ member: String) {
    func bodies(_ lines: Int) -> [Violation] {
      let body = String(repeating: "    a()\n", count: lines)
      let text = "struct A {\n" + member.replacing("#", with: body) + "\n}\n"
      return StyleLimits.longBodies(in: SourceFile(path: "A.swift", text: text))
    }
    let outermost = member.hasPrefix("init") ? 4 : 2
    #expect(bodies(70).places == ["A.swift:\(outermost)"])
    #expect(bodies(60) == [])
  }

  @Test func aBodyOfSeventyLinesIsOneTooMany() {
    func bodies(_ lines: Int) -> [Violation] {
      let text = "func f() {\n" + String(repeating: "a()\n", count: lines) + "}\n"
      return StyleLimits.longBodies(in: SourceFile(path: "A.swift", text: text))
    }
    #expect(bodies(69) == [])
    #expect(bodies(70).places == ["A.swift:1"])
  }

  @Test func aTypeMayBeLongerThanAFunction() {
    let members = String(repeating: "  func f() {}\n", count: 80)
    let text = "struct A {\n\(members)}\nextension A {\n\(members)}\n"
    #expect(StyleLimits.longBodies(in: SourceFile(path: "A.swift", text: text)) == [])
  }

  @Test func bracesThatDoNotBalanceAreFound() {
    let file = SourceFile(path: "A.swift", text: "func f() {\n  \"\"\"\n}\n")
    #expect(StyleLimits.longBodies(in: file).places == ["A.swift:1"])
  }

  @Test(arguments: [
    ("Sources/A/DateUtils.swift", "", "Sources/A/DateUtils.swift"),
    ("Sources/Common/A.swift", "", "Sources/Common/A.swift"),
    ("Migrations/V0001_misc.sql", "", "Migrations/V0001_misc.sql"),
    ("Sources/A.swift", "\nprivate class IPManager {}", "Sources/A.swift:2"),
    ("Sources/A.swift", "enum A { struct Helper2 {} ; enum Helper {} }", "Sources/A.swift:1"),
  ])
  func aVagueNameIsFound(_ path: String, _ text: String, _ place: String) {
    let file = SourceFile(path: path, text: text)
    #expect(StyleLimits.vagueNames(in: file).places == [place])
  }

  @Test func otherNamesPass() {
    let file = SourceFile(path: "Sources/Miscount.swift", text: "struct Commonality {}")
    #expect(StyleLimits.vagueNames(in: file) == [])
    #expect(
      StyleLimits.words(of: "IPManager+fromText_v2") == ["IP", "Manager", "from", "Text", "v2"])
  }
}
