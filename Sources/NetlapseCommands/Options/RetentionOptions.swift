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

  @Flag(help: "Keep no snapshot because it shows a one-way door or a disruptive change.")
  var dropWitnesses = false

  init() {}

  /// The options as one.
  var policy: RetentionPolicy {
    RetentionPolicy(
      keepLast: keepLast ?? .atMost(0), keepHourly: keepHourly ?? .atMost(0),
      keepDaily: keepDaily ?? .atMost(0), keepWeekly: keepWeekly ?? .atMost(0),
      keepMonthly: keepMonthly ?? .atMost(0), keepYearly: keepYearly ?? .atMost(0),
      keepWithin: keepWithin, dropsWitnesses: dropWitnesses)
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
