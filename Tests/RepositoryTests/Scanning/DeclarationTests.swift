import Testing

struct DeclarationTests {
  @Test(arguments: [
    ("  package static func == (a: A, b: A) -> Bool {", ["package", "static"], "func", "=="),
    ("  package static func <(a: A, b: A) -> Bool {", ["package", "static"], "func", "<"),
    ("package private(set) var a = 1", ["package", "private(set)"], "var", "a"),
    ("@inline(always) @A public func f<T>() {", ["public"], "func", "f"),
    ("package init?(_ a: Int) {", ["package"], "init", "init"),
    ("package final class A {", ["package", "final"], "class", "A"),
    ("public class func f() {", ["public", "class"], "func", "f"),
    ("package subscript(a: Int) -> Int {", ["package"], "subscript", "subscript"),
    ("let `default`: Int", [], "let", "default"),
  ])
  func aDeclarationIsRead(
    _ line: String, _ modifiers: [String], _ keyword: String, _ name: String
  ) throws {
    let declaration = try #require(Declaration(line))
    #expect(declaration.modifiers == modifiers)
    #expect(declaration.keyword == keyword)
    #expect(declaration.name == name)
  }

  @Test(arguments: ["package import A", "case a", "return a", "@A(b", "", "  }", "package"])
  func otherLinesDeclareNothing(_ line: String) {
    #expect(Declaration(line) == nil)
  }
}
