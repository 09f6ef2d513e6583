import Foundation

/// A program in the place of kubectl: a script that notes its arguments and does as it is told.
struct RecordingKubectl {
  private let folder: URL

  /// - Parameter script: lines for a shell, run after the arguments were noted.
  init(_ script: String) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "kubectl-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let text = """
      #!/bin/sh
      for word in "$@"; do printf '%s\\n' "$word" >> '\(folder.path)/arguments'; done
      \(script)
      """
    try Data(text.utf8).write(to: URL(filePath: path))
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
  }

  /// Its path.
  var path: String { folder.appending(path: "kubectl").path }

  /// The words it was given.
  func arguments() throws -> [String] {
    try String(contentsOf: folder.appending(path: "arguments"), encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
  }

  /// What it wrote into a file beside itself; nil where there is none.
  func file(_ name: String) -> String? {
    try? String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  /// Its folder, for scripts.
  var folderPath: String { folder.path }

  /// Removes it.
  func remove() { try? FileManager.default.removeItem(at: folder) }
}
