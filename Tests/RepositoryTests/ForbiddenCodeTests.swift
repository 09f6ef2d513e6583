import Testing

/// Style that is not tested is advice: what may not be written.
struct ForbiddenCodeTests {
  @Test func workIsNotHiddenInNotes() throws {
    try StyleLimitsTests.sources().flatMap(ForbiddenCode.notes(in:)).record()
  }

  @Test(arguments: [
    ForbiddenCode.forcedResults, ForbiddenCode.unexplainedCrashes, ForbiddenCode.printing,
    ForbiddenCode.unexplainedUnchecked,
  ])
  func swiftIsWithoutForbiddenCode(_ check: @Sendable (SourceFile) -> [Violation]) throws {
    try StyleLimitsTests.sources().filter(\.isSwift).flatMap(check).record()
  }

  // MARK: The checks' own tests

  @Test func aNoteIsFound() {
    let note = "TO" + "DO"
    let text = "/// \(note): more\nlet a\(note)s = 1\n-- fix it (FIX" + "ME)\n"
    let file = SourceFile(path: "A.sql", text: text)
    #expect(ForbiddenCode.notes(in: file).places == ["A.sql:1", "A.sql:3"])
  }

  @Test(arguments: [("try! f()", 1), ("a as! B", 1), ("try f() // try!", 0), ("has!", 0)])
  func aForcedResultIsFound(_ line: String, _ count: Int) {
    #expect(ForbiddenCode.forcedResults(in: sample(line)).count == count)
  }

  @Test(arguments: [
    ("fatalError()", 1), ("fatalError(\"\")", 1), ("fatalError(\n)", 1),
    ("fatalError(\"why\")", 0), ("fatalError(\n  \"why\")", 0),
    ("fatalError(\"\"\"\n  a\n  \"\"\")", 0),
  ])
  func anUnexplainedCrashIsFound(_ line: String, _ count: Int) {
    #expect(ForbiddenCode.unexplainedCrashes(in: sample(line)).count == count)
  }

  @Test(arguments: [
    ("print(a)", 1), ("if a { print(a) }", 1), ("Swift.print(a)", 1),
    ("blueprint(a)", 0), ("table.print(a)", 0), ("func print() {}", 0), ("\"print(a)\"", 0),
  ])
  func printingIsFound(_ line: String, _ count: Int) {
    #expect(ForbiddenCode.printing(in: sample(line)).count == count)
    let command = SourceFile(path: "Sources/NetlapseCommands/A.swift", text: line)
    #expect(ForbiddenCode.printing(in: command) == [])
  }

  @Test(arguments: [
    ("final class A: @unchecked Sendable {}", 1),
    ("// A lock guards it.\n\nfinal class A: @unchecked Sendable {}", 1),
    ("// A lock guards it.\nfinal class A: @unchecked Sendable {}", 0),
  ])
  func anUnexplainedUncheckedIsFound(_ text: String, _ count: Int) {
    #expect(ForbiddenCode.unexplainedUnchecked(in: sample(text)).count == count)
  }

  private func sample(_ text: String) -> SourceFile {
    SourceFile(path: "Sources/ClusterObjects/A.swift", text: text)
  }
}
