import Foundation

/// A shell script in the place of kubectl, in a folder of its own.
struct FakeKubectl {
  let folder: URL
  var path: String { folder.appendingPathComponent("kubectl").path }

  /// The arguments that the script was called with, one per line, when it writes them (`$args`).
  var arguments: [String] {
    get throws {
      let text = try String(
        contentsOf: folder.appendingPathComponent("arguments"), encoding: .utf8)
      return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        .map(String.init)
    }
  }

  /// Whether the script has made a file of this name in its folder (`$folder`).
  func hasFile(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: folder.appendingPathComponent(name).path)
  }

  /// What stands in such a file.
  func text(_ name: String) throws -> String {
    try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
  }

  /// - Parameter script: what it does; `$folder` is its folder.
  static func with(_ script: String, _ body: (FakeKubectl) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("netlapse-kubectl-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let kubectl = FakeKubectl(folder: folder)
    let text = """
      #!/bin/sh
      folder='\(folder.path)'
      for argument in "$@"; do printf '%s\\n' "$argument"; done > "$folder/arguments"
      \(script)
      """
    try Data(text.utf8).write(to: URL(fileURLWithPath: kubectl.path))
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: kubectl.path)
    try await body(kubectl)
  }
}
