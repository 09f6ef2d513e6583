import JSONScanner
import TestSupport
import Testing

@testable import YAMLDocuments

/// What is refused, and where.
struct RefusalTests {
  @Test(
    arguments: [
      // line, column and byte of what is wrong
      ("a: 1\nb: 2\na: 3\n", "a", 3, 1, 10), ("b: 1\na: 2\nb: 3\n", "b", 3, 1, 10),
      ("é: {a: 1, \"a\": 2}\n", "a", 1, 11, 11), ("- x: 1\n  1: a\n  '1': b\n", "1", 3, 3, 16),
      ("0x1F: a\n31: b\n", "31", 2, 1, 8), ("yes: 1\non: 2\n", "true", 2, 1, 7),
      ("a: {c: 1}\nb: {c: 1, d: {c: 1}, c: 2}\n", "c", 2, 22, 31),
      ("a: &a k\nk: 1\n*a : 2\n", "k", 3, 1, 13),
    ])
  func namesThatStandTwice(
    _ text: String, _ name: String, _ line: Int, _ column: Int, _ offset: Int
  ) throws {
    let error = try YAMLText(text).refusal()
    #expect(error?.reason == .duplicateName(name))
    #expect(error?.place == YAMLPlace(line: line, column: column, offsetBytes: offset))
    #expect(
      error?.description
        == "the name \"\(name)\" stands twice in one mapping at line \(line), column \(column), "
        + "byte \(offset)")
  }

  /// Every order, because names in order are compared with the one before only.
  @Test func aNameThatStandsTwiceIsFoundInAnyOrder() throws {
    let names = ["a", "b", "c", "d", "b"]
    for shift in 0..<5 {
      for isReversed in [false, true] {
        var order = Array(names[shift...] + names[..<shift])
        if isReversed { order.reverse() }
        let text = order.map { "\($0): 1\n" }.joined()
        #expect(try YAMLText(text).refusal()?.reason == .duplicateName("b"), "\(order)")
      }
    }
  }

  @Test(arguments: [
    "v: [A,", "a:\n- b: *,", "value: -", "a:\n  1:\nb\n  2:", "a: \"x", "a: 'x\n", "a: {b",
    "\tb: 1",
    "a: @x", "a: `x`", "%YAML 3.0\n---\na: 1\n", "a: \"\\ud83d\\ude00\"", "a: \"\\q\"", "a: b: c",
    "%TAG !%79! tag:yaml.org,2002:\n---\nv: !%79!int '1'", "a: !y!int 1", "a: 1\n--- b: 1\n c\n",
  ])
  func brokenGrammar(_ text: String) throws {
    guard case .syntax(let problem) = try YAMLText(text).refusal()?.reason else {
      Issue.record("\(text.debugDescription) is no syntax error")
      return
    }
    #expect(!problem.isEmpty)
  }

  @Test func brokenGrammarIsPlaced() throws {
    let error = try YAMLText("# ü\na: 1\nb: [1, 2\nc: 3\n").refusal()
    #expect(error?.place.line == 4)
    #expect(error?.place.offsetBytes == 20)
  }

  @Test(arguments: [[0xFF, 0xFE, 0x61, 0x00], [0xFE, 0xFF, 0x00, 0x61]] as [[UInt8]])
  func utf16IsRefused(_ bytes: [UInt8]) throws {
    #expect(try YAMLText(bytes: bytes).refusal()?.reason == .utf16)
  }

  @Test(
    arguments: [[0x80], [0xC3, 0x28], [0xED, 0xA0, 0x80], [0x00], [0x01], [0x7F]] as [[UInt8]])
  func whatIsNotUTF8OrNotPrintableIsRefused(_ bytes: [UInt8]) throws {
    let error = try YAMLText(bytes: Array("a: é\nb: é".utf8) + bytes + Array("\nc: 1\n".utf8))
      .refusal()
    guard case .encoding = error?.reason else {
      Issue.record("\(String(describing: error))")
      return
    }
    // At its first byte, or at the one that does not continue it.
    let place = try #require(error?.place)
    #expect(place.line == 2 && place.offsetBytes - place.column == 6)
    #expect(11...12 ~= place.offsetBytes)
  }

  /// libyaml counts characters, and reads far ahead of what it has made events of.
  @Test(arguments: 0..<30)
  func placesAreExactFarDownAText(_ seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    var text = random.isOne(in: 2) ? "\u{FEFF}" : ""
    let lines = random.index(below: 4000)
    for line in 0..<lines {
      let words = ["x", "é", "€", "😀", "longer", "'quoted é'"]
      text += "k\(line): \(words[random.index(below: words.count)])\n"
    }
    let start = text.utf8.count
    for (wrong, column, byte) in [("é: *nothing\n", 4, 4), ("k: \"é\u{1}\"\n", 6, 6)] {
      var yaml = YAMLText(text + wrong + "z: é\n")
      yaml.chunkBytes = 1 + random.index(below: 20_000)
      let place = try yaml.refusal()?.place
      #expect(
        place
          == YAMLPlace(line: lines + 1, column: column, offsetBytes: start + byte),
        "seed \(seed)")
    }
  }

  @Test(arguments: ["[", "{a: ", "- "])
  func nestingWithoutEndIsRefused(_ opening: String) throws {
    let error = try YAMLText(String(repeating: opening, count: 100_000)).refusal()
    #expect(error?.reason == .tooDeep(limit: JSONScanner.defaultDepthLimit))
    #expect(try #require(error).place.offsetBytes < 4 * (JSONScanner.defaultDepthLimit + 1))
  }

  @Test func asDeepAsTheScannerTakesIsTaken() throws {
    let depth = JSONScanner.defaultDepthLimit
    let text = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    let document = try #require(try YAMLText(text).documents().first)
    #expect(try YAMLText.canonical(document) == text)
  }

  @Test(arguments: ["a: \"", "a: '", "a: |\n  ", "a: ", "# "])
  func aNodeWithoutEndIsRefusedBeforeItIsGathered(_ start: String) throws {
    var head = Array(start.utf8)[...]
    var limits = YAMLLimits()
    limits.nodeBytesMax = 1 << 20
    var handedOver = 0
    var reader = YAMLDocumentReader(limits: limits) { space in
      let count = head.count
      space.copyBytes(from: head)
      head = []
      for index in count..<space.count { space[index] = UInt8(ascii: "x") }
      handedOver += space.count
      return space.count
    }
    let error = #expect(throws: YAMLError.self) {
      while try reader.nextDocument() {
        _ = try withUnsafeTemporaryAllocation(byteCount: 100, alignment: 1) {
          try reader.read(into: $0)
        }
      }
    }
    #expect(error?.reason == .tooLarge(limitBytes: 1 << 20))
    #expect(handedOver < 1 << 21)
  }
}
