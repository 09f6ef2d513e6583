import Foundation
import Subprocess
import SystemPackage
import TestAPIServer
import TestSupport

/// A folder of its own in which the built program is run as its users run it, while this process
/// goes on serving.
struct RecordedProgram {
  /// What a run came to.
  struct Outcome: Sendable {
    let output: String
    let errors: String
    /// The exit code; 128 and the number where a signal ended it.
    let status: Int
    let seconds: Double
  }

  let folder: URL

  /// Makes the folder, hands it to `body`, and removes it whatever happens.
  static func with(_ body: (RecordedProgram) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "netlapse-live-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try await body(RecordedProgram(folder: folder))
  }

  /// Where something of this name lies.
  func path(_ name: String) -> String { folder.appending(path: name).path() }

  /// Writes a file.
  func write(_ text: String, to name: String, isExecutable: Bool = false) throws {
    try Data(text.utf8).write(to: folder.appending(path: name))
    if isExecutable {
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: path(name))
    }
  }

  /// Writes the kubeconfig that the program finds.
  func write(_ kubeconfig: TestKubeconfig) throws { try write(kubeconfig.text, to: "kubeconfig") }

  /// What a file holds; empty where there is none.
  func read(_ name: String) -> String {
    (try? String(contentsOf: folder.appending(path: name), encoding: .utf8)) ?? ""
  }

  /// Whether there is a file.
  func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }

  /// Runs a shell command in the folder to its end; `netlapse` in it is the program under test.
  ///
  /// - Parameter whileRunning: what happens meanwhile; it is given what sends a signal.
  func run(
    _ command: String, environment: [String: String] = [:],
    whileRunning:
      @escaping @Sendable (_ send: @Sendable (Signal) throws -> Void) async throws ->
      Void = { _ in }
  ) async throws -> Outcome {
    var variables: [Environment.Key: String] = [
      "PATH": "\(try BuiltProgram.folder.path()):/usr/bin:/bin", "NETLAPSE_DB": "netlapse.db",
      "HOME": folder.path(), "KUBECONFIG": path("kubeconfig"), "NO_COLOR": "1",
    ]
    for (name, value) in environment { variables[Environment.Key(stringLiteral: name)] = value }
    var platform = PlatformOptions()
    platform.processGroupID = 0
    let start = ContinuousClock.now
    // Output goes through files, so that nobody has to read it meanwhile.
    let line = "cd '\(folder.path())' && exec \(command) > .output 2> .errors"
    let result = try await Subprocess.run(
      .path("/bin/sh"), arguments: ["-c", line], environment: .custom(variables),
      platformOptions: platform, input: .none, output: .discarded, error: .discarded
    ) { execution in
      try await whileRunning { try execution.send(signal: $0) }
    }
    let status =
      switch result.terminationStatus {
      case .exited(let code): Int(code)
      case .signaled(let signal): 128 + Int(signal)
      }
    return Outcome(
      output: read(".output"), errors: read(".errors"), status: status,
      seconds: (ContinuousClock.now - start) / .seconds(1))
  }
}
