import ArgumentParser
import ClusterObjects

/// Which snapshots a command is to keep.
struct RetentionOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Keep so many of the newest.", valueName: "n|unlimited"))
  var keepLast: RetentionCount?

  @Option(
    help: ArgumentHelp("Keep the newest of each of so many hours.", valueName: "n|unlimited"))
  var keepHourly: RetentionCount?

  @Option(help: ArgumentHelp("Keep the newest of each of so many days.", valueName: "n|unlimited"))
  var keepDaily: RetentionCount?

  @Option(
    help: ArgumentHelp(
      "Keep the newest of each of so many weeks, which begin on Monday.", valueName: "n|unlimited"))
  var keepWeekly: RetentionCount?

  @Option(
    help: ArgumentHelp("Keep the newest of each of so many months.", valueName: "n|unlimited"))
  var keepMonthly: RetentionCount?

  @Option(help: ArgumentHelp("Keep the newest of each of so many years.", valueName: "n|unlimited"))
  var keepYearly: RetentionCount?

  @Option(
    help: ArgumentHelp(
      "Keep all that are less than this older than the newest: years, months, days and hours, "
        + "such as 2y5m7d3h.", valueName: "duration"))
  var keepWithin: RetentionSpan?

  @Flag(
    inversion: .prefixedNo,
    help: """
      Keep no snapshot because it shows a one-way door or a disruptive change (default: keep them).
      """)
  var dropWitnesses: Bool?

  init() {}

  /// The options as one; where one is not given, its setting counts.
  func policy(_ settings: Settings) throws -> RetentionPolicy {
    func count(_ option: RetentionCount?, _ key: SettingKey) throws -> RetentionCount {
      try option ?? settings.value(key) ?? .atMost(0)
    }
    return RetentionPolicy(
      keepLast: try count(keepLast, .pruneKeepLast),
      keepHourly: try count(keepHourly, .pruneKeepHourly),
      keepDaily: try count(keepDaily, .pruneKeepDaily),
      keepWeekly: try count(keepWeekly, .pruneKeepWeekly),
      keepMonthly: try count(keepMonthly, .pruneKeepMonthly),
      keepYearly: try count(keepYearly, .pruneKeepYearly),
      keepWithin: try keepWithin ?? settings.value(.pruneKeepWithin),
      dropsWitnesses: try dropsWitnesses(settings))
  }

  /// Whether no snapshot stays because of what it shows.
  func dropsWitnesses(_ settings: Settings) throws -> Bool {
    try dropWitnesses ?? settings.flag(.pruneDropWitnesses) ?? false
  }
}

extension RetentionCount: ExpressibleByArgument {
  /// Reads a count from the command line.
  init?(argument: String) { self.init(argument) }
}

extension RetentionSpan: ExpressibleByArgument {
  /// Reads a span from the command line.
  init?(argument: String) { self.init(argument) }
}
