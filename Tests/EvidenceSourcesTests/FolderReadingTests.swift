import ClusterObjects
import EvidenceSources
import Foundation
import Testing

/// Which files of an input are read, and which never are.
struct FolderReadingTests {
  @Test func aFolderIsReadWithWhatLiesBelowIt() throws {
    let evidence = try EvidenceFolder.read([
      "services.json": EvidenceText.list([EvidenceText.service("a", in: "x")]),
      "deep/er/services.JSON": EvidenceText.list([EvidenceText.service("b", in: "y")]),
      "deep/notes.txt": "not evidence", "readme.md": "nor this",
      ".hidden.json": "[",
    ])
    #expect(evidence.names == ["services x/a", "services y/b"])
    #expect(evidence.hints("2 files not read", "deep/notes.txt"))
  }

  @Test func severalPathsAreOneSnapshot() throws {
    let folder = try EvidenceFolder()
    try folder.write("a/x.json", EvidenceText.list([EvidenceText.service("a", in: "x")]))
    try folder.write("b.json", EvidenceText.list([EvidenceText.service("b", in: "x")]))
    try folder.write("c.txt", EvidenceText.service("c", in: "x"))
    let evidence = try folder.read("a", "b.json", "c.txt")
    // A file that is named is read whatever it is called.
    #expect(evidence.names == ["services x/a", "services x/b", "services x/c"])
    #expect(
      evidence.snapshot.source
        == ["a", "b.json", "c.txt"].map(folder.path(of:)).joined(separator: " "))
  }

  @Test func aCollectionSpeaksForTheFilesOfItsOwnFolder() throws {
    let folder = try EvidenceFolder()
    try folder.write(
      "a/coverage.json",
      EvidenceText.collection([
        EvidenceText.request("services", "/api/v1/services", file: "services.json")
      ]))
    try folder.write("b/services.json", EvidenceText.list([EvidenceText.service("b", in: "x")]))
    for evidence in [try folder.read(), try folder.read("a", "b")] {
      #expect(evidence.outcome("services") == .notCollected)
      #expect(evidence.outcome("services", "x") == .complete)
    }
  }

  @Test func messagesTellFilesOfSeveralPathsApart() throws {
    let folder = try EvidenceFolder()
    try folder.write("a/x.json", EvidenceText.list([EvidenceText.service("a", in: "x", port: 1)]))
    try folder.write("b/x.json", EvidenceText.list([EvidenceText.service("a", in: "x", port: 2)]))
    let error = #expect(throws: EvidenceError.self) { try folder.read("a", "b") }
    #expect(error?.description.contains(folder.path(of: "a/x.json")) == true)
    #expect(error?.description.contains(folder.path(of: "b/x.json")) == true)
  }

  @Test func linksPipesAndSocketsInsideAFolderArePassedBy() throws {
    let outside = try EvidenceFolder()
    try outside.write("secret.json", EvidenceText.service("outside", in: "x"))
    let folder = try EvidenceFolder()
    try folder.write("a.json", EvidenceText.service("inside", in: "x"))
    let files = FileManager.default
    try files.createSymbolicLink(
      atPath: folder.path(of: "link.json"), withDestinationPath: outside.path(of: "secret.json"))
    try files.createSymbolicLink(
      atPath: folder.path(of: "folder"), withDestinationPath: outside.path)
    #expect(mkfifo(folder.path(of: "pipe.json"), 0o600) == 0)
    let socket = try Self.makeSocket(at: folder.path(of: "s.json"))
    defer { close(socket) }
    let evidence = try folder.read()
    #expect(evidence.names == ["services x/inside"])
    #expect(evidence.hints("4 passed by", "folder", "and others"))
  }

  private static func makeSocket(at path: String) throws -> Int32 {
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let bytes = Array(path.utf8)
    try #require(bytes.count < MemoryLayout.size(ofValue: address.sun_path))
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    try #require(result == 0)
    return descriptor
  }

  @Test func aPipeThatIsNamedIsRefused() throws {
    let folder = try EvidenceFolder()
    #expect(mkfifo(folder.path(of: "pipe.json"), 0o600) == 0)
    let error = #expect(throws: EvidenceError.self) { try folder.read("pipe.json") }
    #expect(error?.category == .malformed)
    #expect(error?.path == folder.path(of: "pipe.json"))
    #expect(error?.message == "neither a regular file nor a folder")
  }

  @Test func whatIsNotThereIsNotFound() throws {
    let folder = try EvidenceFolder()
    try folder.write("a.json", EvidenceText.service("a", in: "x"))
    for name in ["missing.json", "a.json/below"] {
      let error = #expect(throws: EvidenceError.self) { try folder.read(name) }
      #expect(error?.category == .notFound)
      #expect(error?.path == folder.path(of: name))
    }
  }

  @Test(.enabled(if: getuid() != 0, "root may read everything"))
  func whatMayNotBeReadIsAMatterOfPermission() throws {
    let folder = try EvidenceFolder()
    try folder.write("a.json", EvidenceText.service("a", in: "x"))
    try FileManager.default.setAttributes(
      [.posixPermissions: 0], ofItemAtPath: folder.path(of: "a.json"))
    let error = #expect(throws: EvidenceError.self) { try folder.read() }
    #expect(error?.category == .permission)
  }

  @Test func aFolderWithoutEvidenceIsRefused() throws {
    for files in [[:], ["a.txt": "{}"]] as [KeyValuePairs<String, String>] {
      let error = try EvidenceFolder.refusal(files)
      #expect(error?.category == .malformed)
      #expect(error?.message == "no JSON or YAML file in it")
    }
  }

  @Test func foldersNestedWithoutEndAreRefused() throws {
    let deep = Array(repeating: "d", count: 40).joined(separator: "/")
    let error = try EvidenceFolder.refusal(["\(deep)/a.json": EvidenceText.service("a", in: "x")])
    #expect(error?.message == "folders nested deeper than 32 levels")
  }

  @Test func eachEntryOfAFolderIsAnInput() throws {
    let folder = try EvidenceFolder()
    try folder.write("b/x.json", "{}")
    try folder.write("a.json", "{}")
    try folder.write(".git/x.json", "{}")
    let file = folder.path(of: "a.json")
    #expect(
      try FileEvidenceReader.inputs(in: [folder.path, folder.path + "/", file, "-"])
        == [file, folder.path(of: "b"), file, folder.path(of: "b"), file, "-"])
    #expect(throws: EvidenceError.self) {
      try FileEvidenceReader.inputs(in: [folder.path(of: "missing")])
    }
  }
}
