import ArgumentParser

/// A command that asks a live cluster, and answers with an exit code.
protocol LiveCommand: AsyncParsableCommand {
  /// What every command takes. The settings in it are read before the command answers.
  var global: GlobalOptions { get set }

  /// Does the work.
  func answer() async throws -> ExitStatus
}

extension LiveCommand {
  /// Runs the command, answering every error with its code and a message.
  func run() async throws {
    var command = self
    let status: ExitStatus
    do {
      try command.global.readSettings()
      status = try await command.answer()
    } catch {
      let failure = CommandFailure(error)
      Console(command.global).printError(failure)
      throw ExitCode(failure.status.rawValue)
    }
    if status != .done { throw ExitCode(status.rawValue) }
  }
}
