package import EvidenceSources
import Subprocess
import SystemPackage

/// Runs commands in containers by `kubectl exec`: without a shell, a terminal or input.
package struct KubectlExec: PodCommandRunner {
  /// Complaints are for people; the rest is dropped.
  private static let complaintBytesMax = 64 << 10
  /// How long kubectl may take to end itself once it is told to.
  private static let patience = Duration.seconds(1)

  private let program: String
  private let options: [String]

  /// - Parameters:
  ///   - program: a name that is searched in PATH, or a path.
  ///   - options: what selects the cluster, such as `["--context", "prod"]`; no credential stands
  ///     in it.
  package init(program: String = "kubectl", options: [String] = []) {
    self.program = program
    self.options = options
  }

  /// Program and options.
  package var name: String { ([program] + options).joined(separator: " ") }

  /// Runs one command.
  ///
  /// - Throws: ``AccessError`` with category `notFound` (no kubectl), `timedOut`, `unintelligible`
  ///   (too much output) or `interrupted`; `CancellationError`.
  package func run(
    _ command: PlannedCommand, timeoutSeconds: Double, bytesMax: Int
  ) async throws -> PodCommandOutput {
    let arguments = options + command.kubectlArguments
    let output = try await withThrowingTaskGroup(of: PodCommandOutput?.self) { group in
      group.addTask { try await execute(arguments, bytesMax: bytesMax) }
      group.addTask {
        try await Task.sleep(for: .seconds(timeoutSeconds))
        return nil
      }
      // Leaving the group cancels the other task and waits for it: kubectl is ended by then.
      defer { group.cancelAll() }
      return try await group.next() ?? nil
    }
    guard let output else {
      throw AccessError(
        .timedOut, "there was no whole answer in \(timeoutSeconds) s, so kubectl was ended",
        hint: "check that the API server reaches the kubelet, or allow more time")
    }
    return output
  }

  private func execute(_ arguments: [String], bytesMax: Int) async throws -> PodCommandOutput {
    var platform = PlatformOptions()
    platform.teardownSequence = [.gracefulShutDown(allowedDurationToNextStep: Self.patience)]
    do {
      let result = try await Subprocess.run(
        program.contains("/") ? .path(FilePath(program)) : .name(program),
        arguments: Arguments(arguments), platformOptions: platform, input: .none,
        output: .bytes(limit: bytesMax), error: .bytes(limit: Self.complaintBytesMax))
      return PodCommandOutput(
        exitStatus: Self.exitStatus(result.terminationStatus), output: result.standardOutput,
        complaints: result.standardError)
    } catch let error as SubprocessError {
      try Task.checkCancellation()
      switch error.code {
      case .executableNotFound, .spawnFailed:
        throw AccessError(
          .notFound, "\(program) cannot be started",
          hint: "commands in containers need kubectl: install it, or do without them")
      case .outputLimitExceeded:
        throw AccessError(
          .unintelligible, "more than \(bytesMax) bytes were printed, so kubectl was ended")
      default: throw AccessError(.interrupted, "kubectl could not be run to its end")
      }
    }
  }

  /// As a shell gives it: 128 and the signal for what was ended by one.
  private static func exitStatus(_ status: TerminationStatus) -> Int {
    switch status {
    case .exited(let code): Int(code)
    case .signaled(let signal): 128 + Int(signal)
    }
  }
}
