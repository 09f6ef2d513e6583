import ClusterObjects
import EvidenceSources
import TestSupport
import Testing

/// Documents that do not fit the reader's window at once.
struct LargeDocumentTests {
  private static let chunkBytes = 1 << 20

  @Test(arguments: [false, true])
  func aLargeListReadsAsItsPartsWould(_ isSorted: Bool) throws {
    var random = SeededGenerator(seed: 20_261_122)
    let items = (0..<6000).map { index in
      EvidenceText.object(
        isSorted ? nil : "Service", "s\(index)", in: "n\(index % 7)",
        apiVersion: isSorted ? nil : "v1",
        more: "\"spec\":{\"x\":\"\(String(repeating: "é", count: random.index(below: 500)))\"}")
    }
    let kind = "ServiceList"
    let text =
      isSorted ? EvidenceText.sortedList(items, kind: kind) : EvidenceText.list(items, kind: kind)
    #expect(text.utf8.count > 3 * Self.chunkBytes)
    let whole = try EvidenceFolder.read(["services.json": text])
    let folder = try EvidenceFolder()
    for (part, start) in stride(from: 0, to: items.count, by: 500).enumerated() {
      let slice = Array(items[start..<min(start + 500, items.count)])
      try folder.write("\(part).json", EvidenceText.list(slice, kind: kind))
    }
    let parts = try folder.read()
    #expect(whole.snapshot.objects.map(\.key) == parts.snapshot.objects.map(\.key))
    #expect(whole.snapshot.objects.map(\.digest) == parts.snapshot.objects.map(\.digest))
    #expect(whole.snapshot.coverage == parts.snapshot.coverage)
    #expect(whole.snapshot.objects.count == 6000)
  }

  @Test func theWindowMayEndAtAnyByte() throws {
    let item = EvidenceText.object(
      "Service", "web", in: "shop",
      more: #""spec":{"a":[-1.5e+3,0,true,false,null],"b":"é😀\u00e9\ud83d\ude00\n","c":{}}"#)
    let list = EvidenceText.list([item, EvidenceText.object("Node", "n")])
    let expected = try EvidenceFolder.read(["x.json": list])
    let folder = try EvidenceFolder()
    // The header, which comes first, is read as everything else.
    for border in 1...item.utf8.count + 20 {
      let space = [UInt8](repeating: UInt8(ascii: " "), count: Self.chunkBytes - border)
      try folder.write("x.json", bytes: space + list.utf8)
      let evidence = try folder.read()
      #expect(evidence.texts == expected.texts, "border at \(border)")
      #expect(evidence.coverageLines == expected.coverageLines, "border at \(border)")
    }
  }

  @Test func anObjectLargerThanTheWindowIsReadWhole() throws {
    let text = String(repeating: "x", count: 2 * Self.chunkBytes)
    let object = EvidenceText.object(
      "Service", "big", in: "x", more: "\"spec\":{\"a\":\"\(text)\"}")
    for document in [object, EvidenceText.list([EvidenceText.service("a", in: "x"), object])] {
      let evidence = try EvidenceFolder.read(["x.json": document])
      #expect(evidence.text(of: "services x/big")?.contains(text) == true)
    }
  }

  @Test func aValueBeyondTheLimitIsRefused() throws {
    let folder = try EvidenceFolder()
    let start = #"{"kind":"ServiceList","apiVersion":"v1","items":[{"a":""#
    let text = [UInt8](repeating: UInt8(ascii: "x"), count: 65 << 20)
    try folder.write("x.json", bytes: Array(start.utf8) + text + Array("\"}]}".utf8))
    let error = #expect(throws: EvidenceError.self) { try folder.read() }
    #expect(error?.category == .malformed)
    #expect(error?.message == "a value larger than 67108864 bytes at byte \(start.utf8.count - 6)")
  }

  @Test func errorsOfASingleObjectCountFromTheStartOfTheFile() throws {
    let space = String(repeating: " ", count: 2 * Self.chunkBytes + 7)
    let object = EvidenceText.object("Service", "a", in: "x", more: "\"n\":1e400")
    let error = try EvidenceFolder.refusal(["x.json": space + object])
    let offset = space.utf8.count + object.utf8.count - 6
    #expect(error?.message == "number out of range at byte \(offset)")
  }

  @Test func errorsCountFromTheStartOfTheFile() throws {
    let items = (0..<20_000).map { EvidenceText.service("s\($0)", in: "x") }
    let list = EvidenceText.list(items)
    #expect(list.utf8.count > Self.chunkBytes)
    for (bad, message) in [
      ("%", "unexpected '%'"), (#"{"a":1e400}"#, "nor its List says its kind"),
    ] {
      let text = String(list.dropLast(2)) + "," + bad + "]}"
      let offset = list.utf8.count - 1
      let error = try EvidenceFolder.refusal(["x.json": text])
      #expect(error?.message.contains(message) == true, "\(String(describing: error))")
      #expect(error?.message.contains("at byte \(offset)") == true, "\(String(describing: error))")
    }
    let cut = try EvidenceFolder.refusal(["x.json": String(list.dropLast(2))])
    #expect(cut?.message == "the text ends inside a value at byte \(list.utf8.count - 2)")
    #expect(cut?.hint == "the file is cut off: collect it again")
  }
}
