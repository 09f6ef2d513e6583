import ArgumentParser
import ClusterObjects
import GatewayMigration

/// How strictly progress is judged.
struct ProgressOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How long a cell has to be cut over without going back before it is done (default: "
        + "\(defaultDoneAfter)).", valueName: "duration"))
  var doneAfter: String?

  @Option(
    help: ArgumentHelp(
      "An annotation whose loss is accepted; may be repeated.", valueName: "annotation"))
  var waive: [String] = []

  @Option(
    help: ArgumentHelp(
      "A host, or a host with a path, whose other backend or path at the backend is accepted; may "
        + "be repeated.", valueName: "host[/path]"))
  var acceptDrift: [String] = []

  /// What is in force where nobody says anything.
  static let defaultDoneAfter = "1d"

  init() {}

  mutating func validate() throws {
    if let doneAfter, Duration.seconds(in: doneAfter) == nil {
      throw ValidationError("--done-after \(doneAfter): not a duration, such as 12h or 3d")
    }
  }

  /// The options as one: those of the flags, else those of the settings.
  func options(_ readiness: ReadinessOptions, _ settings: Settings) throws -> MigrationOptions {
    var options = MigrationOptions()
    options.assumesReady = readiness.assumeReady
    let text = try doneAfter ?? settings.value(.migrationDoneAfter) ?? Self.defaultDoneAfter
    options.doneAfterHours = Double(Duration.seconds(in: text) ?? 86_400) / 3600
    options.waivedAnnotations = try Self.words(waive, settings, .migrationWaive)
    options.acceptedDrift = try Self.words(acceptDrift, settings, .migrationAcceptDrift)
    return options
  }

  /// What flags name and no cell has: a word that is misspelt accepts nothing.
  func flagsWithoutEffect(on cells: [MigrationCell]) -> [String] {
    let annotations = Set(cells.flatMap { $0.annotations.map(\.name) })
    let places = Set(cells.flatMap { [$0.key.host, $0.key.host + $0.key.path] })
    return Self.unknown(waive, among: annotations).map { "--waive \($0): no cell has it" }
      + Self.unknown(acceptDrift, among: places).map { "--accept-drift \($0): no cell is there" }
  }

  private static func unknown(_ flags: [String], among known: Set<String>) -> [String] {
    flags.flatMap { $0.split(separator: ",") }.map(String.init).filter { !known.contains($0) }
  }

  private static func words(
    _ flags: [String], _ settings: Settings, _ key: SettingKey
  ) throws -> Set<String> {
    let stated = flags.isEmpty ? try settings.words(key) ?? [] : flags
    return Set(stated.flatMap { $0.split(separator: ",") }.map(String.init))
  }
}
