import ArgumentParser
import ClusterObjects
import FoundationEssentials
import ReportFormats
import SnapshotStore

/// What every command takes.
struct GlobalOptions: ParsableArguments {
  /// When colour is used.
  enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
    case auto, always, never
  }

  @Option(
    help: ArgumentHelp(
      "The database file (default: $XDG_DATA_HOME/netlapse/netlapse.db).", valueName: "path"))
  var db: String?

  @Option(name: [.short, .long], help: "How to print (default: table).")
  var output: OutputFormat?

  @Option(help: ArgumentHelp("Where to print, instead of standard output.", valueName: "path"))
  var outputFile: String?

  @Option(help: "Colour (default: auto).")
  var color: ColorChoice?

  @Option(
    help: ArgumentHelp(
      "The settings file, and no other (default: ./netlapse.yaml, then "
        + "$XDG_CONFIG_HOME/netlapse/netlapse.yaml); exits 65 when it is malformed, 66 when it is "
        + "missing, 77 when it may not be read.", valueName: "path"),
    completion: .file(extensions: ["yaml", "yml"]))
  var config: String?

  @Option(help: ArgumentHelp("Replaces the clock (RFC 3339).", valueName: "time"))
  var now: String?

  /// What else is in force where a flag says nothing.
  private(set) var settings = Settings.none

  private enum CodingKeys: CodingKey {
    case db, output, outputFile, color, config, now
  }

  init() {}

  mutating func validate() throws {
    if let now, Instant(rfc3339: now) == nil {
      throw ValidationError("--now \(now): not an RFC 3339 time, such as 2026-11-22T10:00:00Z")
    }
  }

  /// Reads the settings and puts them where no flag says anything.
  ///
  /// - Throws: ``CommandFailure`` when one cannot be read or will not do; the output format is then
  ///   that of the flag or the environment all the same.
  mutating func readSettings() throws {
    let environment = ProcessInfo.processInfo.environment
    let flags: [SettingKey: String?] = [
      .db: db, .output: output?.rawValue, .color: color?.rawValue,
    ]
    do {
      settings = try Settings(
        flags: flags.compactMapValues { $0 }, statedFile: config, environment: environment)
    } catch {
      output = output ?? (try? Settings(environment: environment).value(.output))
      throw error
    }
    output = try settings.value(.output)
    color = try settings.value(.color)
    db = try settings.value(.db)
  }

  /// The time, real or stated.
  var clock: Instant { now.flatMap { Instant(rfc3339: $0) } ?? .now }

  /// The database file; where none is stated the place XDG gives data
  /// (https://specifications.freedesktop.org/basedir-spec/latest/).
  var databasePath: String { db ?? Self.defaultDatabasePath }

  /// The database file where none is stated.
  static var defaultDatabasePath: String {
    let environment = ProcessInfo.processInfo.environment
    let home = environment["HOME"] ?? "."
    let data = environment["XDG_DATA_HOME"].flatMap { $0.isEmpty ? nil : $0 }
    return "\(data ?? "\(home)/.local/share")/netlapse/netlapse.db"
  }

  /// The record, to ask.
  func readStore() throws -> SnapshotStore { try SnapshotStore(reading: databasePath) }

  /// The record, to write; it must exist unless it may be created.
  func openStore(create: Bool = false) throws -> SnapshotStore {
    try SnapshotStore(path: databasePath, create: create)
  }
}

extension OutputFormat: ExpressibleByArgument {}
