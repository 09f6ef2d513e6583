import ArgumentParser

/// A command that answers with an exit code.
protocol NetlapseCommand: ParsableCommand {
  /// What every command takes.
  var global: GlobalOptions { get }

  /// Does the work.
  func answer() throws -> ExitStatus
}

extension NetlapseCommand {
  /// Runs the command, answering every error with its code and a message.
  func run() throws {
    let status: ExitStatus
    do {
      status = try answer()
    } catch {
      let failure = CommandFailure(error)
      Console(global).printError(failure)
      throw ExitCode(failure.status.rawValue)
    }
    if status != .done { throw ExitCode(status.rawValue) }
  }
}
