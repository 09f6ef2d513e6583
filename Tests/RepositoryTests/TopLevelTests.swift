import Testing

/// A clone is clean: nothing unexpected at the top, nothing of one developer's machine inside.
struct TopLevelTests {
  /// Files, or folders with a `/` at the end, that may name such a path; each with the reason.
  private static let machinePathExceptions: [String: String] = [:]

  @Test func theTopLevelHoldsOnlyWhatBelongsThere() throws {
    Self.strangers(in: try SourceTree.repository.get().topLevelNames).record()
  }

  @Test func gitIgnoresWhatIsBuilt() throws {
    let ignored = try SourceTree.repository.get().gitIgnore
    Self.missingIgnores(in: ignored).record()
  }

  @Test func noFileNamesADevelopersMachine() throws {
    let files = try SourceTree.repository.get().files
    files.flatMap { Self.machinePaths(in: $0, exceptions: Self.machinePathExceptions) }.record()
    for exception in Self.machinePathExceptions.keys {
      #expect(
        files.contains { $0.path.hasPrefix(exception) && !Self.machinePaths(in: $0).isEmpty },
        "\(exception) names no such path: take it out of machinePathExceptions")
    }
  }

  // MARK: Checks

  private static let allowedNames: Set = [
    "Package.swift", "Package.resolved", "Sources", "Migrations", "Tests", "Scripts",
    "README.md", "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md",
  ]

  /// Dotfiles, build folders among them, are everybody's own.
  static func strangers(in names: [String]) -> [Violation] {
    names.filter { !allowedNames.contains($0) && !$0.hasPrefix(".") }.map {
      Violation($0, "does not belong at the top level", advice: "move or remove it")
    }
  }

  static func missingIgnores(in file: SourceFile) -> [Violation] {
    [".build*/", "Package.resolved"].filter { !file.lines.contains($0) }.map {
      Violation(file.path, "does not ignore \($0)", advice: "add the line")
    }
  }

  /// In pieces, or this file would hold them.
  private static let machineFolders = ["home", "root", "Users", "work"].map { "/" + $0 + "/" }

  /// What stands before a path where it begins.
  private static let beforePath = Set(" \t\n\"'`=(:,".utf8)

  static func machinePaths(
    in file: SourceFile, exceptions: [String: String] = [:]
  ) -> [Violation] {
    let isException = exceptions.keys.contains {
      $0 == file.path || $0.hasSuffix("/") && file.path.hasPrefix($0)
    }
    if isException { return [] }
    var line = 1
    var previous = UInt8(ascii: "\n")
    var violations: [Violation] = []
    let bytes = Array(file.text.utf8)
    for (index, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "/"), beforePath.contains(previous),
        let folder = machineFolders.first(where: { bytes[index...].starts(with: $0.utf8) })
      {
        violations.append(
          Violation(
            file.path, line: line, "a path that begins with \(folder)",
            advice: "make it relative, or take it from the environment"))
      }
      if byte == UInt8(ascii: "\n") { line += 1 }
      previous = byte
    }
    return violations
  }

  // MARK: Their own tests

  @Test func aStrangerIsFound() {
    let names = [
      ".build", ".build-linux", ".git", "LICENSE", "Package.swift", "Sources", "notes.txt",
    ]
    #expect(Self.strangers(in: names).places == ["notes.txt"])
  }

  @Test func aMissingIgnoreIsFound() {
    let file = SourceFile(path: ".gitignore", text: ".build/\nPackage.resolved\n")
    #expect(Self.missingIgnores(in: file).count == 1)
    let complete = SourceFile(path: ".gitignore", text: file.text + ".build*/\n")
    #expect(Self.missingIgnores(in: complete) == [])
  }

  @Test(arguments: machineFolders, ["", " ", "\"", "'", "=", "(", "a\n"])
  func aMachinesPathIsFound(_ folder: String, _ before: String) {
    let file = SourceFile(path: "Scripts/run", text: "a\n" + before + folder + "a")
    let line = before == "a\n" ? 3 : 2
    #expect(Self.machinePaths(in: file).places == ["Scripts/run:\(line)"])
    #expect(Self.machinePaths(in: file, exceptions: ["Scripts/run": "why"]) == [])
    #expect(Self.machinePaths(in: file, exceptions: ["Scripts/": "why"]) == [])
  }

  @Test(arguments: machineFolders)
  func anotherPathPasses(_ folder: String) {
    let file = SourceFile(path: "README.md", text: "x\(folder)a https://a.b\(folder) ../a\(folder)")
    #expect(Self.machinePaths(in: file) == [])
  }
}
