package import ArgumentParser

/// The program: its commands, and what is common to their help.
package struct Netlapse: AsyncParsableCommand {
  /// Name, version and commands.
  package static let configuration = CommandConfiguration(
    commandName: "netlapse",
    abstract: "A time-lapse of a Kubernetes cluster's network.",
    discussion: """
      Record it, compare any two moments, know what cannot be undone. netlapse only reads: it \
      never changes a cluster and never stores a Secret.

      Moments: latest, latest~3, first, id:12, tag:NAME, 2026-11-22T10:00:00Z, 2026-11-22, 2h, 3d.

      Exit codes: 0 done; 1 something was found; 3 the evidence was incomplete; 64 wrong usage; \
      65 malformed input; 66 no such file, snapshot or cluster; 69 cluster unreachable; 70 fault \
      of netlapse; 74 store cannot be read or written; 75 store is busy; 77 permission denied.
      """,
    version: Version.text,
    subcommands: [
      Record.self, Ingest.self, CollectScript.self, Snapshots.self, Clusters.self, Show.self,
      Facts.self,
      Diff.self, ObjectHistory.self, Migration.self, Route.self, Tag.self, Prune.self, Doctor.self,
      Config.self,
      Rbac.self, Completion.self,
    ])

  package init() {}

  /// Runs the program with the arguments it was started with.
  package static func start(_ arguments: [String]) async {
    let arguments = CommandArguments.normalised(arguments)
    do {
      var command = try parseAsRoot(arguments)
      if var live = command as? any AsyncParsableCommand {
        try await live.run()
      } else {
        try command.run()
      }
    } catch {
      if let format = CommandArguments.documentFormat(arguments),
        exitCode(for: error) == .validationFailure
      {
        Console.printUsageError(message(for: error), as: format)
        exit(withError: ExitCode.validationFailure)
      }
      exit(withError: error)
    }
  }
}
