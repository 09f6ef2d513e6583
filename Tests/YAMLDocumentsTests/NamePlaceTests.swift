import Testing

@testable import YAMLDocuments

/// Where the names of a document stand.
struct NamePlaceTests {
  private static func places(_ text: String, notesNames: Bool = true) throws -> [YAMLNamePlace] {
    var rest = Array(text.utf8)[...]
    var reader = YAMLDocumentReader(notesNames: notesNames) { space in
      let part = rest.prefix(space.count)
      space.copyBytes(from: part)
      rest = rest.dropFirst(part.count)
      return part.count
    }
    #expect(try reader.nextDocument())
    var space = [UInt8](repeating: 0, count: 1 << 10)
    while try space.withUnsafeMutableBytes({ try reader.read(into: $0) }) > 0 {}
    return reader.namePlaces
  }

  private static func name(
    _ name: String, _ depth: Int, _ line: Int, _ column: Int, _ offsetBytes: Int
  ) -> YAMLNamePlace {
    YAMLNamePlace(
      name: name, depth: depth,
      place: YAMLPlace(line: line, column: column, offsetBytes: offsetBytes))
  }

  @Test func eachNameStandsWhereItBegins() throws {
    let places = try Self.places(
      "# é\na: 1\nprune:\n  keep: [x, {w: 2}]\n  \"q\\n\": 3\nz: {}\n")
    #expect(
      places == [
        Self.name("a", 1, 2, 1, 5), Self.name("prune", 1, 3, 1, 10), Self.name("keep", 2, 4, 3, 19),
        Self.name("w", 4, 4, 14, 30), Self.name("q\\n", 2, 5, 3, 39), Self.name("z", 1, 6, 1, 48),
      ])
  }

  @Test func namesOfAnotherDocumentAreForgotten() throws {
    #expect(try Self.places("a: 1\n---\nb: 2\n").map(\.name) == ["a"])
  }

  @Test func nothingIsNotedUnlessAskedFor() throws {
    #expect(try Self.places("a: 1\n", notesNames: false).isEmpty)
  }
}
