import Testing

/// What another module can see is described where it is declared.
struct DocCommentTests {
  @Test func everythingVisibleAcrossModulesIsDescribed() throws {
    let files = try SourceTree.repository.get().swiftFiles(under: "Sources", "Migrations")
    files.flatMap(DocComments.violations(in:)).record()
  }

  // MARK: The check's own tests

  @Test(arguments: [
    "package struct A {}",
    "package enum A {\n}",
    "package final class A {}",
    "public actor A {}",
    "package protocol A {}",
    "package typealias A = Int",
    "@frozen public enum A {}",
    "// Only a comment.\npackage struct A {}",
    "/// Of something else.\nlet b = 1\npackage struct A {}",
    "/// Too far away.\n\npackage struct A {}",
    "let text = \"\"\"\n  /// Not a comment.\n  \"\"\"\npackage struct A {}",
  ])
  func aTypeWithoutACommentIsFound(_ text: String) {
    let last = text.split(separator: "\n", omittingEmptySubsequences: false).lastIndex {
      $0.contains("package") || $0.contains("public")
    }
    #expect(places(text) == ["Sources/A.swift:\((last ?? 0) + 1)"])
  }

  @Test(arguments: [
    "package func f() {}",
    "package static func f() {}",
    "package var a: Int { 1 }",
    "package private(set) var a: Int",
    "package static let a = 1",
    "package subscript(a: Int) -> Int { a }",
    "package init(a: Int) {\n    self.a = a + 1\n  }",
    "package init(b: Int) {\n    self.a = b\n  }",
    "package init(from text: String) throws {\n    self.a = try parse(text)\n  }",
    "package static func == (a: A, b: A) -> Bool { true }",
    "@inlinable package func f() {}",
  ])
  func aMemberWithoutACommentIsFound(_ member: String) {
    #expect(places("/// A.\nstruct A {\n  \(member)\n}") == ["Sources/A.swift:3"])
    #expect(places("/// A.\nstruct A {\n  /// It.\n  \(member)\n}") == [])
  }

  @Test(arguments: ["func f()", "var a: Int { get }", "associatedtype B", "init(a: Int)"])
  func aRequirementWithoutACommentIsFound(_ requirement: String) {
    let body = "{\n  \(requirement)\n}"
    #expect(places("/// A.\npackage protocol A \(body)") == ["Sources/A.swift:3"])
    #expect(places("protocol A \(body)") == [])
  }

  @Test(arguments: [
    "struct A {\n  var a: Int\n  private func f() {}\n}",
    "/// A.\n@frozen\n// swift-format-ignore\npackage struct A {}",
    "/// A.\n@Option(\n  name: .long,\n  help: \"It (a).\")\npackage var a: Int",
    "package import B",
    "extension A: Comparable {\n  package static func < (a: A, b: A) -> Bool { true }\n}",
    "extension A: P, CustomStringConvertible {\n  package var description: String { \"\" }\n}",
    "struct A: Comparable {\n  package static func < (a: A, b: A) -> Bool { true }\n}",
    "extension A: Encodable {\n  package func encode(to encoder: any Encoder) throws {}\n}",
    "class A: B {\n  package override func f() {}\n}",
    "/// A.\npackage struct A {\n  package init(a: Int) {\n    self.a = a\n    self.b = b\n  }\n}",
    "/// A.\npackage struct A {\n  package init(\n    a: Int = f { 1 }\n  ) { self.a = a }\n}",
    "/// A.\npackage enum A {\n  case a\n  static let b = 1\n}",
  ])
  func whatNeedsNoCommentPasses(_ text: String) {
    #expect(places(text) == [])
  }

  @Test(arguments: [
    "extension A: P {\n  package var description: String { \"\" }\n}",
    "extension A: Comparable {\n  package static func f() {}\n}",
    "extension A {\n  package init(a: Int) { self.a = a }\n}",
    "struct A {\n  package init(a: Int) { self.a = a }\n}",
  ])
  func anExceptionIsNarrow(_ text: String) {
    #expect(places(text) == ["Sources/A.swift:2"])
  }

  @Test func theCommentOfAnExtensionIsNotItsTypes() {
    let text = "/// A.\nextension A {\n  package init(a: Int) { self.a = a }\n}"
    #expect(places(text) == ["Sources/A.swift:3"])
  }

  private func places(_ text: String) -> [String] {
    DocComments.violations(in: SourceFile(path: "Sources/A.swift", text: text)).places
  }
}
