import ClusterObjects
import EvidenceSources
import Foundation
import TestSupport

@testable import NetworkModel

/// A cluster written down as YAML, read as `ingest` would read it.
struct ClusterFixture {
  /// Its folder's name.
  let name: String
  private let folder: URL

  /// Where the fixtures are.
  static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")

  /// All of them, by name.
  static func all() throws -> [ClusterFixture] {
    try FileManager.default.contentsOfDirectory(
      at: root, includingPropertiesForKeys: [.isDirectoryKey]
    ).filter { $0.hasDirectoryPath }.map { ClusterFixture(folder: $0) }
      .sorted { $0.name.precedesBytewise($1.name) }
  }

  init(folder: URL) {
    self.folder = folder
    name = folder.lastPathComponent
  }

  /// The fixture of this name.
  init(_ name: String) { self.init(folder: Self.root.appending(path: name)) }

  /// Where its facts are written down.
  var golden: URL { folder.appending(path: "facts.txt") }

  /// Its objects, as they would be stored.
  func objects() throws -> [TestObject] {
    var options = FileEvidenceOptions(now: TestHistory.start)
    options.clusterName = name
    options.at = TestHistory.start
    let files = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil
    ).filter { $0.pathExtension == "yaml" }.map { $0.path(percentEncoded: false) }.sorted()
    let snapshot = try FileEvidenceReader(options: options).read(files).snapshot
    return try snapshot.objects.map { object in
      TestObject(
        object.key.resource, object.key.name, in: object.key.namespace,
        value: try JSONValue(parsing: Array(snapshot.contents[object.content])))
    } + nodeLinks()
  }

  /// `node-links/NODE.json`, as `ip -j -d addr` prints them on a node.
  private func nodeLinks() throws -> [TestObject] {
    let place = folder.appending(path: "node-links")
    guard FileManager.default.fileExists(atPath: place.path(percentEncoded: false)) else {
      return []
    }
    return try FileManager.default.contentsOfDirectory(at: place, includingPropertiesForKeys: nil)
      .map { file in
        TestObject(
          "node-links", file.deletingPathExtension().lastPathComponent,
          value: try NodeLinksReader.read(Array(try Data(contentsOf: file))))
      }
  }

  /// Everything seen as a whole but what `unseen.txt` names.
  func coverage() throws -> Coverage {
    let file = folder.appending(path: "unseen.txt")
    var unseen: Set<ResourceName> = []
    if FileManager.default.fileExists(atPath: file.path(percentEncoded: false)) {
      let text = try String(contentsOf: file, encoding: .utf8)
      unseen = Set(text.split(separator: "\n").map { ResourceName(String($0)) })
    }
    return Coverage(
      complete: ResourceCatalogue.current.resources.map(\.name).filter { !unseen.contains($0) })
  }

  /// A history of this one moment.
  func evidence() throws -> NetworkEvidence {
    let history = TestHistory()
    history.record(try objects(), coverage: try coverage())
    return NetworkEvidence(history: history, moment: try history.moment("latest"))
  }

  /// What netlapse says about it.
  func facts() throws -> FactSet { try FactCatalogue.current.facts(in: evidence()) }
}
