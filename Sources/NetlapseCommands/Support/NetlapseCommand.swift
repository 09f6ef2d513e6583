import ArgumentParser
import ReportFormats

/// A command that answers with an exit code.
protocol NetlapseCommand: ParsableCommand {
  /// What every command takes. The settings in it are read before the command answers.
  var global: GlobalOptions { get set }

  /// Whether its answer is one table, which `-o csv` can print.
  static var answersWithTable: Bool { get }

  /// Does the work.
  func answer() throws -> ExitStatus
}

extension NetlapseCommand {
  static var answersWithTable: Bool { false }

  /// Runs the command, answering every error with its code and a message.
  func run() throws {
    var command = self
    let status: ExitStatus
    do {
      try command.global.readSettings()
      // Before anything is recorded, not after.
      if command.global.output == .csv, !Self.answersWithTable {
        let others = OutputFormat.ofEveryReport.map(\.rawValue).joined(separator: ", ")
        throw CommandFailure(
          .usage, "-o csv: the answer is not one table", hint: "one of \(others)")
      }
      status = try command.answer()
    } catch {
      let failure = CommandFailure(error)
      Console(command.global).printError(failure)
      throw ExitCode(failure.status.rawValue)
    }
    if status != .done { throw ExitCode(status.rawValue) }
  }
}
