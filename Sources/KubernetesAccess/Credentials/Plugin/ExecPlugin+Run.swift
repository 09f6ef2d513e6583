import EvidenceSources
import FoundationEssentials
import Subprocess
import SystemPackage

extension ExecPlugin {
  /// What it may print: a token and a certificate are a few kilobytes.
  private static let outputBytesMax = 1 << 20

  /// Runs it once and returns what it printed.
  ///
  /// It gets no input and no terminal: it has a session of its own, and whatever is in that is
  /// killed when the time is over or the caller is cancelled.
  ///
  /// - Throws: ``AccessError``, or `CancellationError`.
  func run() async throws -> [UInt8] {
    let path = try await executable()
    let output = try await withThrowingTaskGroup(of: [UInt8]?.self) { group in
      group.addTask { try await execute(path) }
      group.addTask {
        try await Task.sleep(for: .seconds(timeLimitSeconds))
        return nil
      }
      defer { group.cancelAll() }
      return try await group.next() ?? nil
    }
    try Task.checkCancellation()
    guard let output else {
      throw AccessError(
        .timedOut, "\(label) gave no answer within \(timeLimitSeconds.text) seconds",
        hint: "it may wait for a login or for its server: \(Self.tryout)")
    }
    return output
  }

  /// The plugin's file, as Go finds it: in a folder of the PATH, never in the current one.
  private func executable() async throws(AccessError) -> FilePath {
    if command.contains("/") {
      var isFolder = false
      guard FileManager.default.fileExists(atPath: command, isDirectory: &isFolder) else {
        throw notFound
      }
      guard !isFolder else { throw cannotRun(.malformed, "it is a folder") }
      guard FileManager.default.isExecutableFile(atPath: command) else {
        throw cannotRun(.permission, "permission denied")
      }
      return FilePath(command)
    }
    var folders: [Environment.Key: String] = [:]
    // An empty PATH finds nothing; without one, the library would take the process's own.
    folders["PATH"] = searchPath ?? ""
    do {
      return try await Executable.name(command).resolveExecutablePath(in: .custom(folders))
    } catch {
      throw notFound
    }
  }

  private func execute(_ path: FilePath) async throws -> [UInt8] {
    var options = PlatformOptions()
    options.createSession = true
    options.teardownSequence = [
      .send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .zero)
    ]
    var variables: [Environment.Key: String] = [:]
    for (name, value) in environment { variables[Environment.Key(stringLiteral: name)] = value }
    do {
      let result = try await Subprocess.run(
        .path(path),
        arguments: Arguments(executablePathOverride: command, remainingValues: arguments),
        environment: .custom(variables), platformOptions: options, input: .none,
        output: .bytes(limit: Self.outputBytesMax), error: .sequence
      ) { execution in
        var complaint = PluginComplaint()
        for try await part in execution.standardError {
          part.withUnsafeBytes { complaint.append($0) }
        }
        return complaint
      }
      try Task.checkCancellation()
      guard result.terminationStatus.isSuccess else {
        throw failure(
          result.terminationStatus, result.closureResult, output: result.standardOutput)
      }
      return result.standardOutput
    } catch let error as SubprocessError {
      try Task.checkCancellation()
      throw failure(error)
    }
  }

  // MARK: Failures

  /// Arguments are left out of messages: they may be secrets.
  private static let tryout = "kubectl with the same context runs the same plugin"

  private var notFound: AccessError {
    let hint = installHint.map { PluginComplaint.plain($0) }
    return AccessError(
      .notFound,
      command.contains("/") ? "\(label) does not exist" : "\(label) is not in a folder of the PATH",
      hint: hint ?? "install it, or correct exec.command in the kubeconfig")
  }

  private func failure(_ error: SubprocessError) -> AccessError {
    switch error.code {
    case .executableNotFound:
      return cannotRun(.notFound, "it, or the program that its first line names, is missing")
    case .outputLimitExceeded:
      return AccessError(
        .malformed, "\(label) printed more than \(Self.outputBytesMax) bytes", hint: Self.tryout)
    default:
      let reason = error.underlyingError.map { "\($0)" } ?? "it could not be started"
      return cannotRun(.unauthenticated, reason)
    }
  }

  private func cannotRun(_ category: AccessError.Category, _ reason: String) -> AccessError {
    AccessError(
      category, "\(label) cannot be run: \(reason)",
      hint: "check that it is a program that may be executed here")
  }

  private func failure(
    _ status: TerminationStatus, _ complaint: PluginComplaint, output: [UInt8]
  ) -> AccessError {
    let end =
      switch status {
      case .exited(let code): "exited with status \(code)"
      case .signaled(let signal): "was ended by signal \(signal)"
      }
    let words = complaint.message(without: confidentialValues, or: output)
    return AccessError(
      .unauthenticated, "\(label) \(end)" + (words.isEmpty ? "" : ": \(words)"), hint: Self.tryout)
  }
}

extension Double {
  /// `60`, `0.5`.
  fileprivate var text: String {
    self == rounded() && magnitude < 1e15 ? String(Int(self)) : String(self)
  }
}
