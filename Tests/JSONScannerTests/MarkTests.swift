import JSONScanner
import Testing

/// What a projection drops, withholds or replaces on the tape.
struct MarkTests {
  private static let withheld = #"{"netlapse/withheld":true}"#

  @Test(arguments: [
    (#"{"a":1,"b":2,"c":3}"#, "a", #"{"b":2,"c":3}"#),
    (#"{"a":1,"b":2,"c":3}"#, "b", #"{"a":1,"c":3}"#),
    (#"{"a":1,"b":2,"c":3}"#, "c", #"{"a":1,"b":2}"#),
    (#"{"c":3,"a":1,"b":2}"#, "a", #"{"b":2,"c":3}"#),
    (#"{"c":3,"a":1,"b":2}"#, "c", #"{"a":1,"b":2}"#),
    (#"{"a":{"x":[1,2]},"b":2}"#, "a", #"{"b":2}"#),
    (#"{"a":1}"#, "a", #"{}"#), (#"{"b":2,"\u0061":1}"#, "a", #"{"b":2}"#),
  ])
  func aDroppedMember(_ text: String, _ name: String, _ expected: String) throws {
    let result = try canonical(text) { scanner in
      let value = try Self.member(name, of: scanner)
      scanner.drop(value - 1)
    }
    #expect(result == expected)
  }

  @Test(arguments: [
    ([0], "[2,[3],4]"), ([1], "[1,[3],4]"), ([2], "[1,2,4]"), ([3], "[1,2,[3]]"),
    ([0, 1], "[[3],4]"),
    ([2, 3], "[1,2]"), ([0, 3], "[2,[3]]"), ([0, 1, 2, 3], "[]"),
  ])
  func droppedElements(_ positions: [Int], _ expected: String) throws {
    let result = try canonical("[1,2,[3],4]") { scanner in
      var element = 1
      var position = 0
      while element < scanner.next(0) {
        if positions.contains(position) { scanner.drop(element) }
        element = scanner.next(element)
        position += 1
      }
    }
    #expect(result == expected)
  }

  @Test(arguments: [#""text""#, "12.5", "true", "null", #"{"a":{"b":1}}"#, "[1,[2]]", #""\u0000""#])
  func aWithheldValueShowsNothingOfItself(_ value: String) throws {
    let places = [(#"{"x":"#, "}"), (#"{"a":1,"x":"#, #","y":2}"#), (#"{"y":0,"x":"#, "}")]
    for (before, after) in places {
      let result = try canonical(before + value + after) { scanner in
        scanner.withhold(try Self.member("x", of: scanner))
      }
      let marker = try canonical(before + Self.withheld + after) { _ in }
      #expect(result == marker)
    }
    let alone = try canonical(value) { $0.withhold(0) }
    #expect(alone == Self.withheld)
    #expect(CanonicalWriter.withheldMarker.description == Self.withheld)
  }

  @Test func aWithheldElement() throws {
    let result = try canonical(#"["a","b","c"]"#) { $0.withhold(2) }
    #expect(result == #"["a",{"netlapse/withheld":true},"c"]"#)
  }

  /// Nobody looks inside of what is not written, not even for names that stand twice.
  @Test func whatIsWithheldOrDroppedIsNotJudged() throws {
    let text = #"{"a":{"x":1,"x":2},"b":1e999}"#
    let withheld = try canonical(text) { scanner in
      scanner.withhold(try Self.member("a", of: scanner))
      scanner.withhold(try Self.member("b", of: scanner))
    }
    #expect(withheld == "{\"a\":\(Self.withheld),\"b\":\(Self.withheld)}")
    let dropped = try canonical(text) { scanner in
      scanner.drop(try Self.member("a", of: scanner) - 1)
      scanner.drop(try Self.member("b", of: scanner) - 1)
    }
    #expect(dropped == "{}")
  }

  @Test(arguments: [
    ("", #""""#), ("new", #""new""#), ("a\"b\\c\n\u{1}é😀/", #""a\"b\\c\n\u0001é😀/""#),
  ])
  func aReplacedString(_ text: String, _ expected: String) throws {
    for old in [#""old""#, #""\u006fld""#, #""""#] {
      let result = try canonical("{\"b\":[\(old)],\"a\":1}") { scanner in
        let list = try Self.member("b", of: scanner)
        scanner.replace(list + 1, with: text)
      }
      #expect(result == "{\"a\":1,\"b\":[\(expected)]}")
    }
  }

  @Test func marksCanBeRead() throws {
    var scanner = JSONScanner()
    scanner.load(Array(#"["a","b","c","d"]"#.utf8))
    try scanner.scanWhole()
    scanner.drop(1)
    scanner.withhold(2)
    scanner.replace(3, with: "x")
    let dropped = (1...4).map { scanner.isDropped($0) }
    let withheld = (1...4).map { scanner.isWithheld($0) }
    let replaced = (1...4).map { scanner.isReplaced($0) }
    #expect(dropped == [true, false, false, false])
    #expect(withheld == [false, true, false, false])
    #expect(replaced == [false, false, true, false])
  }

  @Test func marksEndWithTheTape() throws {
    var scanner = JSONScanner()
    var writer = CanonicalWriter()
    scanner.load(Array(#"["a","b","c"]"#.utf8))
    try scanner.scanWhole()
    scanner.drop(1)
    scanner.withhold(2)
    scanner.replace(3, with: "x")
    try writer.write(scanner)
    writer.clear()
    try scanner.scanWhole()
    try writer.write(scanner)
    #expect(String(decoding: writer.bytes, as: UTF8.self) == #"["a","b","c"]"#)
  }

  // MARK: The tape

  /// The value of a member of the object at the root.
  private static func member(_ name: String, of scanner: borrowing JSONScanner) throws -> Int {
    var index = 1
    while index < scanner.next(0), scanner.string(index) != name { index = scanner.next(index + 1) }
    let value = index < scanner.next(0) ? index + 1 : nil
    return try #require(value)
  }

  private func canonical(
    _ text: String, _ mark: (inout JSONScanner) throws -> Void
  ) throws -> String {
    var scanner = JSONScanner()
    scanner.load(Array(text.utf8))
    try scanner.scanWhole()
    try mark(&scanner)
    var writer = CanonicalWriter()
    try writer.write(scanner)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}
