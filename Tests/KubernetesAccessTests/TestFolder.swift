import Foundation

/// A folder for one test, removed with everything in it when the test lets go of it.
final class TestFolder: Sendable {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory
      .appending(path: "netlapse-\(UUID().uuidString)").path()
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String) -> String { "\(path)/\(name)" }

  /// Writes a file, and the folders above it; returns its path.
  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    let url = URL(filePath: file(name))
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
    return file(name)
  }

  /// Writes a shell script that can be run; returns its path.
  @discardableResult
  func script(_ body: String, to name: String = "plugin") throws -> String {
    let path = try write("#!/bin/sh\n\(body)\n", to: name)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    return path
  }

  func text(of name: String) throws -> String {
    try String(contentsOfFile: file(name), encoding: .utf8)
  }

  /// The lines of a file that may not be there yet.
  func lineCount(of name: String) -> Int {
    ((try? text(of: name)) ?? "").split(separator: "\n").count
  }

  func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: file(name)) }
}
