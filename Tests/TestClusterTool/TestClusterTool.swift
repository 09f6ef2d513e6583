import ArgumentParser

/// A cluster to try netlapse against, and a recorder whose day takes minutes: what `Scripts/soak`
/// and `Scripts/bench-live` start.
@main struct TestClusterTool: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test-cluster", subcommands: [Serve.self, RecordDay.self])
}
