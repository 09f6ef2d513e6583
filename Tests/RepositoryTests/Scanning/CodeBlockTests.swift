import Testing

struct CodeBlockTests {
  @Test func typesFunctionsAndClosuresNest() throws {
    let blocks = try blocks(
      """
      struct A: B {
        func f(_ g: () -> Int = { 1 }) {
          func inner() {
            xs.map { $0 }
          }
        }
      }
      """)
    #expect(blocks.map(\.lines) == [1...7, 2...2, 2...6, 3...5, 4...4])
    #expect(blocks.map(\.depth) == [0, 1, 1, 2, 3])
    #expect(blocks.map(\.isArgument) == [false, true, false, false, false])
    #expect(blocks.map(\.type?.name) == ["A", nil, nil, nil, nil])
    #expect(blocks[2].bodyLineCount == 3)
    #expect(blocks[4].bodyLineCount == 0)
  }

  @Test(arguments: [
    ("private final class A {", "class", "A", ["final", "private"], []),
    ("package enum E: String, P {", "enum", "E", ["package"], ["String", "P"]),
    ("extension A.B: P where C: Q {", "extension", "A.B", [], ["P"]),
    ("extension [Violation] {", "extension", "[Violation]", [], []),
    ("struct `Type`<T>: @unchecked Sendable {", "struct", "Type", [], ["unchecked", "Sendable"]),
    ("package actor A\n{", "actor", "A", ["package"], []),
  ])
  func aTypeIsReadFromItsHeader(
    _ source: String, _ keyword: String, _ name: String, _ modifiers: [String],
    _ inherited: [String]
  ) throws {
    let header = try #require(try blocks(source + "\n}").first?.type)
    #expect(header.keyword == keyword)
    #expect(header.name == name)
    #expect(header.modifiers == modifiers)
    #expect(header.inherited == inherited)
  }

  @Test(arguments: [
    "class func f() {}",
    "import struct Foundation.Date\nrun {}",
    "for actor in actors {}",
    "kind = Kind.enum\nA {}",
    "protocol P: AnyObject { func f() }\nfunc f() {}",
  ])
  func whatIsNoTypeIsNot(_ source: String) throws {
    #expect(try blocks(source).last?.type == nil)
  }

  @Test func closuresInParenthesesAreArguments() throws {
    let blocks = try blocks("f({ g {} }, {})\nh {}")
    #expect(blocks.map(\.isArgument) == [true, false, true, false])
  }

  @Test(arguments: [("a {\n}\n}", 3), ("\na {\n{}\n", 2)])
  func bracesThatDoNotMatchAreAnError(_ source: String, _ line: Int) {
    #expect(throws: CodeBlockScanner.Unbalanced(line: line)) { try blocks(source) }
  }

  private func blocks(_ source: String) throws -> [CodeBlock] {
    try CodeBlockScanner.blocks(of: SourceFile(path: "A.swift", text: source).code)
  }
}
