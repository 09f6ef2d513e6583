import FoundationEssentials
import ReportFormats
import Testing

/// The file for the textfile collector.
struct MetricsFileTests {
  private static func folder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }

  private static func exposition(_ value: Double) -> MetricExposition {
    var family = MetricFamily("netlapse_a", .gauge, "A.")
    family.set(value)
    return MetricExposition([family])
  }

  @Test func itIsReplacedWholeAndReadable() throws {
    let folder = try Self.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "netlapse.prom").path()
    for value in [1.0, 2.0] {
      try MetricsFile(path: path).write(Self.exposition(value))
      #expect(try String(contentsOfFile: path, encoding: .utf8) == Self.exposition(value).text)
    }
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o644)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path()) == ["netlapse.prom"])
  }

  @Test func aFailureLeavesNothingBehind() throws {
    let folder = try Self.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    // A folder cannot be replaced by a file.
    let place = folder.appending(path: "netlapse.prom").path()
    try FileManager.default.createDirectory(
      atPath: place + "/x", withIntermediateDirectories: true)
    let error = #expect(throws: MetricsFileError.self) {
      try MetricsFile(path: place).write(Self.exposition(1))
    }
    #expect(error?.description.contains(place) == true)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path()) == ["netlapse.prom"])
    #expect(throws: MetricsFileError.self) {
      try MetricsFile(path: folder.path() + "/none/a.prom").write(Self.exposition(1))
    }
  }
}
