import Testing

@testable import YAMLDocuments

/// Streams of documents.
struct DocumentStreamTests {
  @Test(
    arguments: [
      ("a: b", ["{\"a\":\"b\"}"]), ("---\na: b\n...\n", ["{\"a\":\"b\"}"]),
      ("---\n'hello'\n...\n---\ngoodbye\n...\n", ["\"hello\"", "\"goodbye\""]),
      ("a: 1\n---\nb: 2\n---\nc: 3\n", ["{\"a\":1}", "{\"b\":2}", "{\"c\":3}"]),
      // Documents that hold nothing are passed by, as kubectl does.
      ("", []), ("\n \n", []), ("# only a comment\n", []), ("---\n---\n# x\n---\n", []),
      ("---\nnull\n---\na: 1\n---\n~\n", ["{\"a\":1}"]), ("--- # x\na: 1\n---\n", ["{\"a\":1}"]),
      ("%YAML 1.1\n---\na: 1\n", ["{\"a\":1}"]), ("%YAML 1.2\n---\na: 1\n", ["{\"a\":1}"]),
      ("%TAG !y! tag:yaml.org,2002:\n---\nv: !y!int '1'", ["{\"v\":1}"]),
      ("\u{FEFF}a: 1\nb: 2\n", ["{\"a\":1,\"b\":2}"]), ("a: 1\r\nb: 2\r\n", ["{\"a\":1,\"b\":2}"]),
      ("{a: [1, {b: c}], \"d\":2}", ["{\"a\":[1,{\"b\":\"c\"}],\"d\":2}"]),
      ("a: []\nb: {}\nc:\n- - 1\n  - 2\n", ["{\"a\":[],\"b\":{},\"c\":[[1,2]]}"]),
      (
        "---\n{\n  apiVersion: \"v1\",\n  x: [\n    1,\n  ],\n}\n",
        ["{\"apiVersion\":\"v1\",\"x\":[1]}"]
      ),
      ("!!set {a, b}", ["{\"a\":null,\"b\":null}"]), ("[a, b: c]", ["[\"a\",{\"b\":\"c\"}]"]),
    ])
  func documents(_ text: String, _ expected: [String]) throws {
    #expect(try YAMLText(text).documents() == expected)
  }

  /// Where the bytes are cut, coming and going, makes no difference.
  @Test(arguments: [1, 2, 3, 7])
  func chunksOfAnySize(_ chunkBytes: Int) throws {
    var text = YAMLText(RobustnessTests.sample)
    let whole = try text.documents()
    text.chunkBytes = chunkBytes
    #expect(try text.documents() == whole)
  }

  @Test func aListComesOutBeforeItsEndIsRead() throws {
    var handedOver = 0
    let item = Array("- {a: bcdefghijklmnopqrstuvwxyz}\n".utf8)
    var reader = YAMLDocumentReader { space in
      space.copyBytes(from: item)
      handedOver += item.count
      return item.count
    }
    #expect(try reader.nextDocument())
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    for _ in 0..<20 {
      let count = try chunk.withUnsafeMutableBytes { try reader.read(into: $0) }
      #expect(count == chunk.count)
    }
    #expect(handedOver < 21 * chunk.count * 2)
  }

  @Test func errorsOfTheSourceComeThrough() {
    struct Failure: Error {}
    var reader = YAMLDocumentReader { _ in throw Failure() }
    #expect(throws: Failure.self) { try reader.nextDocument() }
  }

  @Test func placesOfTheJSONAreFoundInTheYAML() throws {
    let text = "# é\nkind: List\nitems:\n- a: ü\n- b: 2\n---\nx: 1\n"
    var reader = YAMLText(text).reader()
    #expect(try reader.nextDocument())
    var chunk = [UInt8](repeating: 0, count: 1000)
    let count = try chunk.withUnsafeMutableBytes { try reader.read(into: $0) }
    let json = String(decoding: chunk[..<count], as: UTF8.self)
    #expect(json == "{\"kind\":\"List\",\"items\":[{\"a\":\"ü\"},{\"b\":2}]}")
    #expect(reader.place(ofByte: 0) == YAMLPlace(line: 2, column: 1, offsetBytes: 5))
    #expect(reader.place(ofByte: 23) == YAMLPlace(line: 4, column: 1, offsetBytes: 23))
    #expect(reader.place(ofByte: 24) == YAMLPlace(line: 4, column: 3, offsetBytes: 25))
    #expect(reader.place(ofByte: 34) == reader.place(ofByte: 24))
    #expect(reader.place(ofByte: 35) == YAMLPlace(line: 5, column: 3, offsetBytes: 33))
    #expect(try chunk.withUnsafeMutableBytes { try reader.read(into: $0) } == 0)
    #expect(try reader.nextDocument())
    let offset = Array(text.utf8).count - "x: 1\n".utf8.count
    #expect(reader.place(ofByte: 0) == YAMLPlace(line: 7, column: 1, offsetBytes: offset))
  }
}
