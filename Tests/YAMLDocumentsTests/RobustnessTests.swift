import TestSupport
import Testing

@testable import YAMLDocuments

/// Whatever comes in: an error, or JSON that is whole and has every name once.
struct RobustnessTests {
  static let sample = """
    %YAML 1.1
    ---
    # kubectl get -o yaml
    apiVersion: v1
    items:
    - &first {kind: Service, spec: {ports: [{port: 80}, {port: 0x1F}]}}
    - *first
    - <<: [*first, {extra: &t "quoted \\u00e9 \\x41 text"}]
      kind: 'Ingress'
      text: |+
        several
          lines

      folded: >-
        one
        line
      other: !!str 12
      flow: [a, "b", {c: ~}, 1.5e3, .5, yes, 2024-01-01]
      ? complex
      : *t
    kind: List
    ...
    --- !!map
    "é😀": \u{FEFF}x
    -1: {a: b}
    ---

    """

  private static func requireWholeOrRefused(_ bytes: [UInt8], _ note: String) throws {
    do {
      for document in try YAMLText(bytes: bytes).documents() {
        #expect(throws: Never.self, "\(note): \(document)") { try YAMLText.canonical(document) }
      }
    } catch is YAMLError {}
  }

  @Test func theSampleIsRead() throws {
    let documents = try YAMLText(Self.sample).documents()
    #expect(documents.count == 2)
    #expect(documents.last == "{\"é😀\":\"\u{FEFF}x\",\"-1\":{\"a\":\"b\"}}")
  }

  @Test func cutsAtEveryByte() throws {
    let bytes = Array(Self.sample.utf8)
    for count in 0...bytes.count {
      try Self.requireWholeOrRefused(Array(bytes[..<count]), "\(count)")
    }
  }

  @Test(arguments: 0..<40)
  func changedBytes(_ seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "&a ", "*a", "<<: ", "- ", ": ", "\n", "[", "]", "{", "}", "'", "\"", "!!", "|", "\0",
    ]
    for round in 0..<100 {
      var bytes = Array(Self.sample.utf8)
      for _ in 0...random.index(below: 4) {
        let place = random.index(below: bytes.count)
        switch random.index(below: 4) {
        case 0: bytes[place] = UInt8(truncatingIfNeeded: random.next())
        case 1: bytes.remove(at: place)
        case 2:
          let end = min(place + random.index(below: 40), bytes.count)
          bytes.insert(contentsOf: bytes[place..<end], at: random.index(below: bytes.count))
        default:
          bytes.insert(contentsOf: pieces[random.index(below: pieces.count)].utf8, at: place)
        }
      }
      try Self.requireWholeOrRefused(bytes, "seed \(seed), round \(round)")
    }
  }
}
