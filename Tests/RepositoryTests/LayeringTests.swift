import Testing

/// Evidence flows one way. SwiftPM does not refuse an undeclared import of a sibling target, so
/// the imports are read and compared with `LayerTable`.
struct LayeringTests {
  @Test func everyImportIsInTheTable() throws {
    let files = try SourceTree.repository.get().swiftFiles(under: "Sources", "Migrations")
    Self.forbiddenImports(in: files, table: .netlapse).record()
  }

  @Test func theTableNamesTheModulesThatExist() throws {
    let folders = try SourceTree.repository.get().moduleFolders
    Self.unmatchedFolders(folders, table: .netlapse).record()
    Self.unknownNames(in: .netlapse).record()
  }

  // MARK: Checks

  private static let tablePath = "Tests/RepositoryTests/LayerTable.swift"

  static func forbiddenImports(in files: [SourceFile], table: LayerTable) -> [Violation] {
    files.flatMap { file in
      ImportStatement.statements(in: file.code).compactMap { statement in
        let module = table.module(of: file) ?? "no module"
        let advice = advice(on: statement.module, in: module, table: table)
        return advice.map {
          Violation(
            file.path, line: statement.line, "\(module) imports \(statement.module)", advice: $0)
        }
      }
    }
  }

  /// What to do about an import; nil when it is allowed.
  private static func advice(
    on imported: String, in module: String, table: LayerTable
  ) -> String? {
    if ["Testing", "XCTest"].contains(imported) { return "move the code to Tests" }
    if let importers = table.outside[imported] {
      guard let importers, !importers.contains(module) else { return nil }
      return "only \(importers.sorted().joined(separator: ", ")) may: let it do the work"
    }
    guard table.modules[imported] != nil else {
      return "name it in `outside` in \(tablePath), with the modules that may import it"
    }
    if module == imported || table.modules[module]?.contains(imported) == true { return nil }
    return "the layers of design.md forbid it: move the code, or pass a value or protocol in"
  }

  static func unmatchedFolders(_ folders: [String], table: LayerTable) -> [Violation] {
    let expected = Set(table.modules.keys.map(table.folder(of:)))
    let missing = expected.subtracting(folders).sorted().map {
      Violation($0, "\(tablePath) names a module that is not here", advice: "remove its line")
    }
    let unnamed = Set(folders).subtracting(expected).sorted().map {
      Violation($0, "a module that \(tablePath) does not name", advice: "say what it may import")
    }
    return missing + unnamed
  }

  /// A name that is misspelt in the table would allow nothing, or forbid nothing.
  static func unknownNames(in table: LayerTable) -> [Violation] {
    let importers = table.outside.values.compactMap { $0 }
    let names = Set((Array(table.modules.values) + importers).joined()).union(table.folders.keys)
    return names.subtracting(table.modules.keys).sorted().map {
      Violation(tablePath, "\($0) is not a module", advice: "correct or remove the name")
    }
  }

  // MARK: Their own tests

  private static let sample = LayerTable(
    modules: ["Low": [], "High": ["Low"], "Schema": []],
    folders: ["Schema": "Migrations"],
    outside: ["SQL": ["Low"], "Foundation": nil])

  @Test(arguments: [
    ("Sources/Low/A.swift", "import High"),
    ("Sources/Low/Deep/A.swift", "package import High"),
    ("Sources/Low/A.swift", "@testable import High"),
    ("Sources/Low/A.swift", "internal import struct High.Date"),
    ("Sources/Low/A.swift", "@_spi(A) @preconcurrency public import High"),
    ("Sources/Low/A.swift", "import `High`"),
    ("Sources/Low/A.swift", "import Foundation; import High"),
    ("Sources/High/A.swift", "import SQL"),
    ("Sources/High/A.swift", "import NIO"),
    ("Sources/High/A.swift", "import Testing"),
    ("Sources/High/A.swift", "import XCTest"),
    ("Migrations/A.swift", "import Low"),
    ("Sources/New/A.swift", "import Low"),
  ])
  func aForbiddenImportIsFound(_ path: String, _ line: String) {
    let file = SourceFile(path: path, text: "// A.\n" + line + "\n")
    #expect(Self.forbiddenImports(in: [file], table: Self.sample).places == ["\(path):2"])
  }

  @Test func allowedImportsPass() {
    let text =
      "import Foundation\npackage import struct Low.A\n// import SQL\nlet a = \"import SQL\""
    let files = [
      SourceFile(path: "Sources/High/A.swift", text: text),
      SourceFile(path: "Sources/Low/A.swift", text: "import SQL\n"),
    ]
    #expect(Self.forbiddenImports(in: files, table: Self.sample) == [])
  }

  @Test func tableAndFoldersAreCompared() {
    let folders = ["Sources/Low", "Sources/New", "Migrations"]
    let violations = Self.unmatchedFolders(folders, table: Self.sample)
    #expect(violations.places == ["Sources/High", "Sources/New"])
    #expect(Self.unknownNames(in: Self.sample) == [])
    var misspelt = Self.sample
    misspelt.outside["SQL"] = ["Lower"]
    #expect(Self.unknownNames(in: misspelt).count == 1)
  }
}
