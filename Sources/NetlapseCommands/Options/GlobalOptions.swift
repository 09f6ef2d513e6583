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

  @Option(help: ArgumentHelp("The database file.", valueName: "path"))
  var db: String?

  @Option(name: [.short, .long], help: "How to print: table, wide, json or yaml.")
  var output: OutputFormat = .table

  @Option(help: ArgumentHelp("Where to print, instead of standard output.", valueName: "path"))
  var outputFile: String?

  @Option(help: "Colour: auto, always or never.")
  var color: ColorChoice = .auto

  @Option(help: ArgumentHelp("Replaces the clock (RFC 3339).", valueName: "time"))
  var now: String?

  init() {}

  mutating func validate() throws {
    if let now, Instant(rfc3339: now) == nil {
      throw ValidationError("--now \(now): not an RFC 3339 time, such as 2026-11-22T10:00:00Z")
    }
  }

  /// The time, real or stated.
  var clock: Instant { now.flatMap { Instant(rfc3339: $0) } ?? .now }

  /// The database file: flag, environment, then the place XDG gives data
  /// (https://specifications.freedesktop.org/basedir-spec/latest/).
  var databasePath: String {
    let environment = ProcessInfo.processInfo.environment
    if let db { return db }
    if let path = environment["NETLAPSE_DB"], !path.isEmpty { return path }
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
