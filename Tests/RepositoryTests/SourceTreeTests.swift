import Testing

/// The other checks mean nothing when they look at no files.
struct SourceTreeTests {
  @Test func theTreeIsThisRepository() throws {
    let tree = try SourceTree.repository.get()
    #expect(tree.files.contains { $0.path == "Package.swift" })
    #expect(tree.files.contains { $0.path == "Tests/RepositoryTests/SourceTree.swift" })
    #expect(!tree.files.contains { $0.path.hasPrefix(".") })
    #expect(tree.moduleFolders.contains("Sources/netlapse"))
  }

  @Test func linesAreCountedAsEditorsDo() {
    #expect(SourceFile(path: "A.swift", text: "a\n\nb\n").lines == ["a", "", "b"])
    #expect(SourceFile(path: "A.swift", text: "a\nb").lines == ["a", "b"])
    #expect(SourceFile(path: "A.swift", text: "").lines == [])
  }

  @Test func pathsAreTakenApart() {
    let file = SourceFile(path: "Sources/Rules/Rule+Text.swift", text: "")
    #expect(file.stem == "Rule+Text")
    #expect(file.folders == ["Sources", "Rules"])
    #expect(file.isUnder("Sources/Rules") && !file.isUnder("Sources/Rule"))
  }
}
