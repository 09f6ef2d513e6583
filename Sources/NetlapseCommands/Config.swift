import ArgumentParser

/// `netlapse config`: the settings.
struct Config: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config",
    abstract: "Show the settings in force.",
    discussion: """
      What flags say can be set in netlapse.yaml and in the environment too: see \
      netlapse config view --help.

      Example: netlapse config view

      Exit codes: 0 done; those of its commands.
      """,
    subcommands: [ConfigView.self])
}
