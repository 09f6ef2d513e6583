import ClusterObjects
import EvidenceSources
import Testing

/// What is not what it claims to be is refused, with the file and the place.
struct MalformedInputTests {
  private static let service = EvidenceText.service("web", in: "shop")

  /// Expects a refusal that names `x.json` and holds a piece.
  private static func expectRefusal(
    _ bytes: [UInt8], _ piece: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let error = try EvidenceFolder.refusal(bytes: bytes)
    #expect(error?.category == .malformed, sourceLocation: sourceLocation)
    #expect(error?.path == "x.json", sourceLocation: sourceLocation)
    #expect(
      error?.message.contains(piece) == true, "\(String(describing: error))",
      sourceLocation: sourceLocation)
  }

  private static func expectRefusal(
    _ text: String, _ piece: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    try expectRefusal(Array(text.utf8), piece, sourceLocation: sourceLocation)
  }

  @Test func nothingIsNoDocument() throws {
    try Self.expectRefusal("", "the file is empty")
    try Self.expectRefusal(" \n\t\r\n", "the file is empty")
  }

  @Test(arguments: [
    EvidenceText.list([service, EvidenceText.object("Node", "n")]),
    EvidenceText.sortedList(
      [EvidenceText.object(nil, "a", in: "x", more: #""spec":"é😀""#)], kind: "ServiceList"),
    EvidenceText.object(
      "ConfigMap", "coredns", in: "kube-system",
      more: #""data":{"Corefile":"\u00e9\ud83d\ude00\n"},"x":[1.5e3,-2,true,false,null,{}]"#),
    EvidenceText.collection([EvidenceText.request("nodes", "/api/v1/nodes", status: 1)]),
    EvidenceText.status(403, "no", details: #"{"kind":"nodes"}"#),
    #"{"gitVersion":"v1.34.1"}"#,
  ])
  func aDocumentCutOffAnywhereIsRefused(_ text: String) throws {
    let bytes = Array(text.utf8)
    let folder = try EvidenceFolder()
    for count in 0..<bytes.count {
      let error = try folder.refusal(bytes: Array(bytes[..<count]))
      #expect(error?.category == .malformed, "cut at \(count)")
      #expect(error?.path == "x.json", "cut at \(count)")
      let message = error?.message ?? ""
      #expect(
        count == 0 ? message == "the file is empty" : message.contains("at byte"),
        "cut at \(count): \(message)")
    }
    #expect(try EvidenceFolder.refusal(bytes: bytes) == nil)
  }

  @Test func nestingWithoutEndIsRefused() throws {
    let brackets = String(repeating: "[", count: 100_000)
    try Self.expectRefusal(brackets, "unexpected '[' at byte 0")
    try Self.expectRefusal("{\"a\":\(brackets)", "nested deeper than 256 levels at byte 261")
    try Self.expectRefusal("{\"items\":[{\"a\":\(brackets)", "nested deeper than 256 levels")
    let braces = String(repeating: "{\"a\":", count: 100_000)
    try Self.expectRefusal(braces, "nested deeper than 256 levels")
  }

  @Test(arguments: [("null", "'n'"), ("[]", "'['"), ("\"x\"", "'\"'"), ("7", "'7'"), ("%", "'%'")])
  func whatIsNoObjectIsRefused(_ text: String, _ found: String) throws {
    try Self.expectRefusal(" \(text)", "unexpected \(found) at byte 1")
  }

  @Test func aSecondDocumentIsRefused() throws {
    let service = Self.service
    let list = EvidenceText.list([service])
    for text in [service, list] {
      let end = text.utf8.count
      try Self.expectRefusal(
        "\(text)\n\(text)", "something follows the document at byte \(end + 1)")
      try Self.expectRefusal("\(text) x", "something follows the document at byte \(end + 1)")
      try Self.expectRefusal("\(text)\0", "something follows the document at byte \(end)")
      #expect(try EvidenceFolder.refusal(["x.json": "\(text)\r\n \n"]) == nil)
    }
  }

  @Test func textThatIsNotUTF8IsRefused() throws {
    for bytes in [[0xFF], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0x80], [0xC3, 0x28]] as [[UInt8]] {
      let text = Array(#"{"kind":""#.utf8) + bytes + Array(#"","apiVersion":"v1"}"#.utf8)
      try Self.expectRefusal(text, "bytes that are not UTF-8 at byte 9")
    }
    try Self.expectRefusal([0xEF, 0xBB, 0xBF] + Array(Self.service.utf8), "byte 0xEF at byte 0")
    try Self.expectRefusal([0xFF, 0xFE, 0x7B, 0x00], "byte 0xFF at byte 0")
  }

  @Test func halfASurrogatePairIsRefused() throws {
    for half in [#"\ud800"#, #"\udc00"#, #"\ud800\ud800"#, #"\ud800x"#] {
      try Self.expectRefusal(
        EvidenceText.list([EvidenceText.object("Service", "a\(half)", in: "x")]),
        "lone surrogate in a string at byte ")
    }
  }

  @Test func zeroBytesAreRefused() throws {
    try Self.expectRefusal([0], "byte 0x0 at byte 0")
    try Self.expectRefusal([UInt8](repeating: 0, count: 4096), "byte 0x0 at byte 0")
    try Self.expectRefusal(Array("{\"a\0b\":1}".utf8), "control character in a string at byte 3")
    try Self.expectRefusal(Array("{\"a\":\0}".utf8), "byte 0x0 at byte 5")
  }

  @Test func aNameThatStandsTwiceIsRefused() throws {
    let twice = "stands twice in one object"
    try Self.expectRefusal(#"{"kind":"Service","kind":"Secret"}"#, twice)
    try Self.expectRefusal(#"{"kind":"List","apiVersion":"v1","items":[],"items":[]}"#, twice)
    try Self.expectRefusal(#"{"items":[],"\u0069tems":[],"kind":"List"}"#, twice)
    for metadata in [
      #"{"name":"a","namespace":"x","name":"b"}"#,
      #"{"name":"a","namespace":"x","labels":{"l":"1","m":"","\u006c":"2"}}"#,
    ] {
      let object = #"{"apiVersion":"v1","kind":"Service","metadata":\#(metadata)}"#
      try Self.expectRefusal(object, twice)
      try Self.expectRefusal(EvidenceText.list([Self.service, object]), twice)
    }
  }

  @Test(arguments: ["1e400", "-1e400", "1e99999999999999999999"])
  func aNumberOutOfRangeIsRefused(_ number: String) throws {
    let object = EvidenceText.object("Service", "a", in: "x", more: "\"n\":\(number)")
    let offset = object.utf8.count - number.utf8.count - 1
    try Self.expectRefusal(object, "number out of range at byte \(offset)")
    let list = EvidenceText.list([Self.service, object])
    try Self.expectRefusal(
      list, "number out of range at byte \(list.utf8.count - number.utf8.count - 3)")
  }

  @Test func objectsWithoutANameAreRefused() throws {
    for object in [
      #"{"apiVersion":"v1","kind":"Service"}"#,
      #"{"apiVersion":"v1","kind":"Service","metadata":{}}"#,
      #"{"apiVersion":"v1","kind":"Service","metadata":[]}"#,
      #"{"apiVersion":"v1","kind":"Service","metadata":{"name":7}}"#,
    ] {
      try Self.expectRefusal(object, "a Service without metadata.name")
      let list = EvidenceText.list([Self.service, object])
      try Self.expectRefusal(
        list, "item 1 at byte \(list.utf8.count - object.utf8.count - 2): a Service without")
    }
  }

  @Test(arguments: [
    "", "../x", "a/b", ".", "..", #"a\u0000b"#, #"a\u001b[2J"#, "a b", #"a\nb"#, #"a\u007f"#, "é",
    String(repeating: "n", count: 254),
  ])
  func namesThatNoServerWouldAcceptAreRefused(_ name: String) throws {
    let named = EvidenceText.object("Service", name, in: "x")
    try Self.expectRefusal(named, "whose name no API server would accept")
    try Self.expectRefusal(EvidenceText.list([named]), "item 0 at byte ")
    if !name.isEmpty {
      let placed = EvidenceText.object("Service", "a", in: name)
      try Self.expectRefusal(placed, "whose name no API server would accept")
    }
  }

  @Test func theLongestNameIsAccepted() throws {
    let name = String(repeating: "n", count: 253)
    let evidence = try EvidenceFolder.read(["x.json": EvidenceText.service(name, in: "x")])
    #expect(evidence.names == ["services x/\(name)"])
  }

  @Test func itemsOfNoKindAreRefused() throws {
    try Self.expectRefusal(#"{"items":[{"metadata":{"name":"a"}}]}"#, "nor its List says its kind")
    try Self.expectRefusal(EvidenceText.list(["7"]), "item 0 at byte 56: no object")
    try Self.expectRefusal(#"{"a":1}"#, "no Kubernetes object")
    try Self.expectRefusal("{}", "no Kubernetes object")
  }

  @Test func theSameObjectTwiceWithTwoContentsIsRefused() throws {
    let other = EvidenceText.service("web", in: "shop", port: 81)
    try Self.expectRefusal(EvidenceText.list([Self.service, other]), "services shop/web stands in")
    let error = try EvidenceFolder.refusal(["a.json": Self.service, "b.json": other])
    #expect(error?.path == "b.json")
    #expect(
      error?.message
        == "object at byte 0: services shop/web stands in a.json too, with another content")
  }

  @Test func theSameObjectTwiceWithOneContentIsTakenOnce() throws {
    let evidence = try EvidenceFolder.read([
      "a.json": EvidenceText.list([Self.service, Self.service]), "b.json": Self.service,
    ])
    #expect(evidence.names == ["services shop/web"])
    #expect(
      evidence.coverageLines == ["services in shop: complete", "services shop/web: complete"])
  }

  @Test(arguments: ["ADDED", "MODIFIED", "DELETED", "BOOKMARK", "ERROR"])
  func aWatchStreamIsRefused(_ type: String) throws {
    let event = "{\"type\":\"\(type)\",\"object\":\(Self.service)}"
    for text in [event, "\(event)\n\(event)\n", "\(event)\n{\"type\":"] {
      try Self.expectRefusal(
        text, "a watch stream: its first event, \(type), ends at byte \(event.utf8.count)")
    }
  }

  @Test func onlyAWatchStreamIsCalledOne() throws {
    let object = "\"object\":\(Self.service)"
    for text in ["{\"type\":\"PUT\",\(object)}", "{\"type\":\"ADDED\"}", "{\(object)}"] {
      try Self.expectRefusal(text, "no Kubernetes object: it has no kind")
    }
    let named = EvidenceText.object("Service", "a", in: "x", more: "\"type\":\"ADDED\",\(object)")
    #expect(try EvidenceFolder.refusal(["x.json": named]) == nil)
  }

  @Test func aTableIsRefused() throws {
    let table = #"{"kind":"Table","apiVersion":"meta.k8s.io/v1","columnDefinitions":[],"rows":[]}"#
    try Self.expectRefusal(
      table, "object at byte 0: a Table, which is what kubectl prints for people")
  }
}
