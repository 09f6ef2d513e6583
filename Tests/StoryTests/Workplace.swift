import Foundation
import TestSupport

/// A temporary folder in which the built program is run.
struct Workplace {
  /// What a command did.
  struct Outcome {
    let output: String
    let errors: String
    let status: Int32

    /// As a session shows it.
    var transcript: String {
      let marked = errors.split(separator: "\n").map { "! \($0)\n" }.joined()
      return output + marked + (status == 0 ? "" : "[exit \(status)]\n")
    }
  }

  /// The package's root.
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Whether this machine lets the tests mount a file system of their own.
  static let canMount: Bool = {
    guard let workplace = try? Workplace() else { return false }
    defer { workplace.remove() }
    let command = "mkdir d && mount -t tmpfs -o size=64k tmpfs d && umount d"
    return (try? workplace.run(command).status) == 0
  }()

  /// Whether this machine lets the tests run a program as a user who may do nothing.
  static let canBeSomebodyElse: Bool = {
    guard let workplace = try? Workplace(), let program = try? BuiltProgram.netlapse.path() else {
      return false
    }
    defer { workplace.remove() }
    // That user has to get at the program, too.
    let command = "setpriv --reuid=65534 --regid=65534 --clear-groups \(program) --version"
    return (try? workplace.run(command).status) == 0
  }()

  /// A program on the path of the tests themselves.
  static func find(_ name: String) -> String? {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return path.split(separator: ":").map { "\($0)/\(name)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "netlapse-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  func copy(_ source: URL, as name: String) throws {
    try FileManager.default.copyItem(at: source, to: folder.appending(path: name))
  }

  func write(_ text: String, to name: String) throws {
    let file = folder.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  /// A process that will run a shell command here; `netlapse` in it is the program under test.
  func process(_ command: String) throws -> Process {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", command]
    process.currentDirectoryURL = folder
    let path = try BuiltProgram.folder.path()
    // The settings of whoever runs the tests are none of theirs.
    var environment = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("NETLAPSE_") }
    environment["XDG_CONFIG_HOME"] = folder.appending(path: "config").path()
    environment["PATH"] = "\(path):/usr/bin:/bin"
    environment["NETLAPSE_DB"] = "netlapse.db"
    environment["NO_COLOR"] = "1"
    process.environment = environment
    return process
  }

  /// Runs a shell command to its end. Its output goes through files, so that none of it is too
  /// long for a pipe.
  func run(_ command: String) throws -> Outcome {
    let process = try process(command)
    let (output, errors) = (folder.appending(path: ".output"), folder.appending(path: ".errors"))
    for file in [output, errors] { try Data().write(to: file) }
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return Outcome(
      output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self),
      status: process.terminationStatus)
  }
}
