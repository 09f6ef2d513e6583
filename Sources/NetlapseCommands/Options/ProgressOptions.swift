import ArgumentParser
import ClusterObjects
import GatewayMigration

/// How strictly a migration is judged, and at which moment.
struct ProgressOptions: ParsableArguments {
  @Option(help: "The moment.")
  var at: MomentExpression = .latest(stepsBack: 0)

  @Flag(
    help: """
      Count what is written as in force where no status says anything: for manifests, which have \
      none.
      """)
  var assumeReady = false

  @Option(
    help: ArgumentHelp(
      "How long a cell has to be cut over without going back before it is done (default: "
        + "\(defaultDoneAfter)).", valueName: "duration"))
  var doneAfter: String?

  @Option(
    help: ArgumentHelp(
      "An annotation whose loss is accepted; may be repeated.", valueName: "annotation"))
  var waive: [String] = []

  /// What is in force where nobody says anything.
  static let defaultDoneAfter = "1d"

  init() {}

  mutating func validate() throws {
    if let doneAfter, Duration.seconds(in: doneAfter) == nil {
      throw ValidationError("--done-after \(doneAfter): not a duration, such as 12h or 3d")
    }
  }

  /// The options as one.
  var options: MigrationOptions {
    var options = MigrationOptions()
    options.assumesReady = assumeReady
    let seconds = Duration.seconds(in: doneAfter ?? Self.defaultDoneAfter) ?? 86_400
    options.doneAfterHours = Double(seconds) / 3600
    options.waivedAnnotations = Set(waive.flatMap { $0.split(separator: ",") }.map(String.init))
    return options
  }
}
