import Testing

/// A folder's listing says what is in it: one type per file, and the file is named as the type.
struct OneTypePerFileTests {
  @Test func everyFileHoldsTheTypeItIsNamedAfter() throws {
    let files = try SourceTree.repository.get().swiftFiles(under: "Sources", "Migrations")
    files.flatMap(Self.violations(in:)).record()
  }

  // MARK: Check

  static func violations(in file: SourceFile) -> [Violation] {
    // Braces that do not balance are reported by the style check.
    guard let blocks = try? CodeBlockScanner.blocks(of: file.code) else { return [] }
    let headers = blocks.filter { $0.depth == 0 }.compactMap(\.type)
    let types = headers.filter { $0.keyword != "extension" && !$0.isPrivate }
    guard let type = types.first else {
      return extensionViolations(in: file, headers.filter { $0.keyword == "extension" })
    }
    let others = types.dropFirst().map {
      Violation(
        file.path, line: $0.line, "\($0.name) is a second type in the file",
        advice: "move it to \($0.name).swift, make it private or nest it")
    }
    guard file.stem != type.name else { return others }
    let misnamed = Violation(
      file.path, line: type.line, "the file is not named as its type",
      advice: "rename it to \(type.name).swift")
    return [misnamed] + others
  }

  private static func extensionViolations(
    in file: SourceFile, _ extensions: [TypeHeader]
  ) -> [Violation] {
    guard let first = extensions.first else {
      if file.name == "main.swift" { return [] }
      return [
        Violation(
          file.path, line: 1, "the file holds no type", advice: "give its functions to a type")
      ]
    }
    let isNamed = extensions.contains { header in
      fileNames(of: header.name).contains { file.stem.hasPrefix($0 + "+") }
    }
    if isNamed { return [] }
    return [
      Violation(
        file.path, line: first.line, "the file is not named as the type it extends",
        advice: "rename it to \(fileNames(of: first.name)[0])+Capability.swift")
    ]
  }

  /// An extension of `Coverage.Scope` may be named by the whole path, its end or its beginning.
  private static func fileNames(of type: String) -> [String] {
    if type.hasPrefix("[") { return [type.contains(":") ? "Dictionary" : "Array"] }
    let parts = type.split(separator: ".").map(String.init)
    return [type] + parts.suffix(1) + parts.prefix(1)
  }

  // MARK: Its own tests

  @Test(arguments: [
    ("A.swift", "struct A {}"),
    ("A.swift", "struct A { enum B {} }\nextension A: P {}\nextension C {}"),
    ("A.swift", "package enum A {}\nprivate struct B {}\nfileprivate final class C {}"),
    ("A+P.swift", "extension A: P {}\nprivate enum B {}"),
    ("Scope+P.swift", "extension Coverage.Scope: P {}"),
    ("Array+P.swift", "extension [UInt8] {}"),
    ("main.swift", "run()"),
  ])
  func aFileNamedAsItsTypePasses(_ name: String, _ text: String) {
    #expect(places(name, text) == [])
  }

  @Test(arguments: [
    ("A.swift", "struct A {}\n\nenum B {}", ["Sources/A.swift:3"]),
    (
      "A.swift", "struct A {}\nprotocol B {}\nactor C {}",
      ["Sources/A.swift:2", "Sources/A.swift:3"]
    ),
    ("B.swift", "/// struct B {}\npackage final class A {}", ["Sources/B.swift:2"]),
    ("A+B.swift", "struct A {}", ["Sources/A+B.swift:1"]),
    ("A.swift", "extension A {}", ["Sources/A.swift:1"]),
    ("B+P.swift", "\nextension A {}", ["Sources/B+P.swift:2"]),
    ("validate.swift", "func validate() {}", ["Sources/validate.swift:1"]),
  ])
  func anotherFileIsFound(_ name: String, _ text: String, _ expected: [String]) {
    #expect(places(name, text) == expected)
  }

  private func places(_ name: String, _ text: String) -> [String] {
    Self.violations(in: SourceFile(path: "Sources/" + name, text: text)).places
  }
}
