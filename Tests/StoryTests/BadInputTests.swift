import Foundation
import Testing

/// What is not evidence is refused with a code and a place, and leaves no trace.
@Suite struct BadInputTests {
  @Test(arguments: BadInput.all)
  func nothingOfBadInputIsRecorded(_ input: BadInput) throws {
    let workplace = try Workplace()
    defer { workplace.remove() }
    try Self.expectRefusal(of: input, in: workplace)
    let trace = try workplace.run("ls netlapse.db*")
    #expect(trace.output.isEmpty, "\(trace.output)")
  }

  /// The same with something on record, which stays as it is.
  @Test func badInputChangesNothingOnRecord() throws {
    let workplace = try Workplace()
    defer { workplace.remove() }
    try workplace.copy(Workplace.root.appending(path: "Scripts/sample"), as: "sample")
    #expect(try workplace.run("netlapse ingest --each sample").status == 0)
    let database = workplace.folder.appending(path: "netlapse.db")
    let before = try Data(contentsOf: database)
    for input in BadInput.all {
      // Each in a folder of its own, on the one record.
      let elsewhere = try Workplace()
      defer { elsewhere.remove() }
      try Self.expectRefusal(of: input, in: elsewhere, database: database.path())
      #expect(try Data(contentsOf: database) == before, "\(input.message)")
    }
    #expect(try workplace.run("netlapse doctor").status == 0)
  }

  @Test func aListCutOffAtManyPlacesIsRefused() throws {
    let workplace = try Workplace()
    defer { workplace.remove() }
    let text = """
      {"apiVersion":"v1","kind":"List","items":[{"apiVersion":"v1","kind":"Service","metadata":\
      {"name":"caf\\u00e9","namespace":"x","labels":{"a":"é"}},"spec":{"ports":[{"port":80}]}}]}
      """
    let bytes = Array(text.utf8)
    for count in stride(from: 1, to: bytes.count, by: 5) {
      try Data(bytes[..<count]).write(to: workplace.folder.appending(path: "x.json"))
      let outcome = try workplace.run("netlapse ingest x.json --cluster lab --at 2026-11-01")
      #expect(outcome.status == 65, "cut at \(count): \(outcome.errors)")
      #expect(
        outcome.errors.hasPrefix("error: x.json: the text ends inside a value at byte \(count)\n")
          || outcome.errors.contains("whose name no API server would accept"),
        "cut at \(count): \(outcome.errors)")
    }
    #expect(try workplace.run("ls netlapse.db*").output.isEmpty)
  }

  private static func expectRefusal(
    of input: BadInput, in workplace: Workplace, database: String = "netlapse.db"
  ) throws {
    if let bytes = input.bytes {
      try Data(bytes).write(to: workplace.folder.appending(path: input.path))
    }
    let outcome = try workplace.run("export NETLAPSE_DB='\(database)'; \(input.command)")
    #expect(outcome.status == input.status, "\(input.message): \(outcome)")
    // With --each, what was not recorded is part of the answer.
    let said = outcome.errors.isEmpty ? outcome.output : outcome.errors
    #expect(
      ["error: \(input.message)", "not recorded: \(input.message)"].contains { line in
        said.split(separator: "\n").contains { $0 == line }
      }, "\(input.message) was expected, not \(said)")
    #expect(said.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 && $0.value != 0x7F })
  }
}
