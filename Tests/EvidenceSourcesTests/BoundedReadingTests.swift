import ClusterObjects
import EvidenceSources
import Foundation
import Testing

/// However an input is made, it cannot have the reader keep or say more than is reasonable.
struct BoundedReadingTests {
  private static let service = EvidenceText.service("web", in: "shop")

  private static func members(_ count: Int) -> String {
    "{" + (0..<count).map { "\"m\($0)\":0" }.joined(separator: ",") + "}"
  }

  @Test func membersAreCounted() throws {
    let error = try EvidenceFolder.refusal(["x.json": Self.members(1001)])
    #expect(error?.message == "more than 1000 members at byte 8891: no Kubernetes object")
    let most = try EvidenceFolder.refusal(["x.json": Self.members(1000)])
    #expect(most?.message == "object at byte 0: no Kubernetes object: it has no kind")
  }

  @Test func namesOfMembersHaveALimit() throws {
    for (count, message) in [
      (4094, "object at byte 0: no Kubernetes object: it has no kind"),
      (4095, "a value larger than 4096 bytes at byte 1"),
    ] {
      let name = String(repeating: "n", count: count)
      #expect(try EvidenceFolder.refusal(["x.json": "{\"\(name)\":0}"])?.message == message)
    }
  }

  @Test func aNameThatStandsTwiceIsNotRepeatedAtLength() throws {
    let name = String(repeating: "n", count: 4000)
    let error = try EvidenceFolder.refusal(["x.json": "{\"\(name)\":0,\"\(name)\":0}"])
    let shown = String(repeating: "n", count: 100)
    #expect(error?.message == "the name \"\(shown)\"... stands twice in one object at byte 4007")
  }

  @Test func kindsThatAreNotRecordedAreToldApartToALimit() throws {
    let widgets = (0..<1500).map {
      EvidenceText.object("Widget\($0)", "w", apiVersion: "example.com/v1")
    }
    let long = EvidenceText.object(
      String(repeating: "W", count: 201), "w", apiVersion: "example.com/v1")
    let evidence = try EvidenceFolder.read([
      "a.json": long, "s.json": Self.service, "w.json": EvidenceText.list(widgets + widgets),
    ])
    #expect(evidence.refused.unknownKinds.count == 1000)
    #expect(evidence.refused.unknownKinds["Widget7"] == 2)
    #expect(evidence.refused.unknownKinds.values.reduce(0, +) == 3001)
    let error = try EvidenceFolder.refusal(["w.json": EvidenceText.list(widgets)])
    #expect(error?.message.hasSuffix("1 Widget105, 1 Widget106 and 991 more)") == true)
    #expect(error?.message.contains("other kinds") == false)
  }

  @Test func resourcesThatNobodyKnowsAreNamedToALimit() throws {
    let requests = (0..<50).map {
      EvidenceText.request("things\($0)", "/apis/x/v1/things\($0)", status: 0)
    }
    let evidence = try EvidenceFolder.read([
      "coverage.json": EvidenceText.collection(requests), "s.json": Self.service,
    ])
    #expect(evidence.hints("names things0, things1,", "things9 and 40 more, which netlapse"))
  }

  @Test func theServersWordsAreCut() throws {
    let words = String(repeating: "é", count: 5000)
    let evidence = try EvidenceFolder.read([
      "nodes.json": EvidenceText.status(403, words, details: #"{"kind":"nodes"}"#),
      "s.json": Self.service,
    ])
    let notes = evidence.snapshot.coverage.entries.values.compactMap(\.note)
    #expect(notes == [String(repeating: "é", count: 1000) + "..."])
  }

  @Test func aDocumentAboutTheServerHasALimit() throws {
    let names = String(repeating: #"{"name":"a"},"#, count: 170_000)
    let text = #"{"kind":"APIResourceList","groupVersion":"v1","resources":["# + names + "{}]}"
    let error = try EvidenceFolder.refusal(["x.json": text])
    #expect(error?.message == "object at byte 0: more than 500000 values in one document")
  }

  @Test(arguments: ["", #"\u001b[2J"#, String(repeating: "u", count: 254)])
  func aUIDThatNoServerWouldGiveNamesNoCluster(_ uid: String) throws {
    let namespace = EvidenceText.object("Namespace", "kube-system", uid: uid)
    let folder = try EvidenceFolder()
    try folder.write("x.json", namespace)
    if uid.isEmpty {
      #expect(try folder.read().snapshot.cluster == .name("test"))
    } else {
      let error = #expect(throws: EvidenceError.self) { try folder.read() }
      #expect(error?.message == "object at byte 0: a UID that no API server would give")
    }
  }

  @Test func aLinkFoundInAFolderIsNotFollowed() throws {
    let folder = try EvidenceFolder()
    try folder.write("real/s.json", Self.service)
    for (link, target) in [("link", "real"), ("link.json", "real/s.json")] {
      try FileManager.default.createSymbolicLink(
        atPath: folder.path(of: link), withDestinationPath: folder.path(of: target))
      // Named by the user it is.
      #expect(try folder.read(link).names == ["services shop/web"])
      let error = #expect(throws: EvidenceError.self) {
        try folder.read(link) { $0.followsLinks = false }
      }
      #expect(error?.path == folder.path(of: link))
      #expect(error?.message == "a link: what is found in a folder is not followed")
    }
    #expect(try folder.read("real") { $0.followsLinks = false }.names == ["services shop/web"])
  }

  @Test func aFileWhoseNameIsNotTextIsNamedByItsFolder() throws {
    let folder = try EvidenceFolder()
    try folder.write("s.json", Self.service)
    let path = folder.path(of: "").utf8CString.dropLast() + [-1] + ".json".utf8CString
    let descriptor = open(Array(path), O_CREAT | O_WRONLY, 0o600)
    try #require(descriptor >= 0)
    close(descriptor)
    let error = #expect(throws: EvidenceError.self) { try folder.read() }
    #expect(error?.path == folder.path)
    #expect(error?.message == "the name of a file in it is not UTF-8")
  }
}
