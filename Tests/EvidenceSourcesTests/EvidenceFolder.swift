import ClusterObjects
import EvidenceSources
import Foundation

/// A temporary folder of evidence, removed with this object.
final class EvidenceFolder {
  /// Where it is.
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.path + "/netlapse-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The options of most tests: nothing is left to be found out but the coverage.
  static var options: FileEvidenceOptions {
    get throws {
      var options = FileEvidenceOptions(now: try moment("2026-11-22T12:00:00Z"))
      options.at = try moment("2026-11-22T10:00:00Z")
      options.clusterName = "test"
      return options
    }
  }

  /// A time that is written down in a test.
  static func moment(_ text: String) throws -> Instant {
    guard let instant = Instant(rfc3339: text) else { throw CocoaError(.formatting) }
    return instant
  }

  /// Where a file of the folder is.
  func path(of name: String) -> String { "\(path)/\(name)" }

  /// Writes a file, making its folders.
  func write(_ name: String, _ text: String) throws { try write(name, bytes: Array(text.utf8)) }

  /// Writes a file, making its folders.
  func write(_ name: String, bytes: [UInt8]) throws {
    let url = URL(fileURLWithPath: path(of: name))
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }

  /// Reads files of the folder, or all of it when none is named.
  func read(
    _ names: String..., change: (inout FileEvidenceOptions) -> Void = { _ in }
  ) throws -> FileEvidence {
    var options = try Self.options
    change(&options)
    let paths = names.isEmpty ? [path] : names.map(path(of:))
    return try FileEvidenceReader(options: options).read(paths)
  }

  /// Reads texts as the files of a folder.
  static func read(
    _ files: KeyValuePairs<String, String>, change: (inout FileEvidenceOptions) -> Void = { _ in }
  ) throws -> FileEvidence {
    let folder = try EvidenceFolder()
    for (name, text) in files { try folder.write(name, text) }
    return try folder.read(change: change)
  }

  /// What reading texts as the files of a folder is refused with; nil when it is not.
  static func refusal(
    _ files: KeyValuePairs<String, String>, change: (inout FileEvidenceOptions) -> Void = { _ in }
  ) throws -> EvidenceError? {
    do {
      _ = try read(files, change: change)
      return nil
    } catch let error as EvidenceError {
      return error
    }
  }

  /// What reading a file with these bytes is refused with; nil when it is not.
  static func refusal(bytes: [UInt8]) throws -> EvidenceError? {
    try EvidenceFolder().refusal(bytes: bytes)
  }

  /// The same, in a folder that is used again.
  func refusal(bytes: [UInt8]) throws -> EvidenceError? {
    try write("x.json", bytes: bytes)
    do {
      _ = try read()
      return nil
    } catch let error as EvidenceError {
      return error
    }
  }
}
