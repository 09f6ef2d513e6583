import Foundation
import Testing

/// Settings: what wins over what, and what may not be read.
@Suite struct SettingsTests {
  /// A setting with a value of its own for the environment, the folder's file and the user's file;
  /// the folder's is nil where that file may not set it.
  private struct Example {
    let name: String
    let variable: String
    let values: [String?]
  }

  private static let examples = [
    Example(name: "output", variable: "NETLAPSE_OUTPUT", values: ["json", "json", "json"]),
    Example(name: "color", variable: "NETLAPSE_COLOR", values: ["never", "always", "auto"]),
    Example(name: "cluster", variable: "NETLAPSE_CLUSTER", values: ["a", "b", "c"]),
    Example(name: "namespace", variable: "NETLAPSE_NAMESPACE", values: ["a", "b", "c"]),
    Example(name: "maxAge", variable: "NETLAPSE_MAX_AGE", values: ["1h", "2h", "3h"]),
    Example(name: "kubeconfig", variable: "NETLAPSE_KUBECONFIG", values: ["/a", nil, "/c"]),
    Example(name: "context", variable: "NETLAPSE_CONTEXT", values: ["a,b", nil, "c"]),
    Example(name: "as", variable: "NETLAPSE_AS", values: ["a", nil, "c"]),
    Example(name: "asGroup", variable: "NETLAPSE_AS_GROUP", values: ["a", nil, "b,c"]),
    Example(
      name: "requestTimeout", variable: "NETLAPSE_REQUEST_TIMEOUT", values: ["1s", "2m", "3m"]),
    Example(name: "record.every", variable: "NETLAPSE_RECORD_EVERY", values: ["1m", nil, "5m"]),
    Example(name: "record.jitter", variable: "NETLAPSE_RECORD_JITTER", values: ["1s", nil, "0s"]),
    Example(
      name: "record.listen", variable: "NETLAPSE_RECORD_LISTEN", values: ["[::1]:1", nil, "a:2"]),
    Example(
      name: "record.metricsFile", variable: "NETLAPSE_RECORD_METRICS_FILE",
      values: ["/a.prom", nil, "/c.prom"]),
    Example(
      name: "diff.failOn", variable: "NETLAPSE_DIFF_FAIL_ON",
      values: ["routing", "oneWayDoor,policy", "capacity"]),
    Example(
      name: "diff.allowIncomplete", variable: "NETLAPSE_DIFF_ALLOW_INCOMPLETE",
      values: ["true", "false", "true"]),
    Example(
      name: "migration.failOn", variable: "NETLAPSE_MIGRATION_FAIL_ON",
      values: ["regressed", "orphaned,unproven", "cut_over_at_risk"]),
    Example(
      name: "migration.allowIncomplete", variable: "NETLAPSE_MIGRATION_ALLOW_INCOMPLETE",
      values: ["true", "false", "true"]),
    Example(
      name: "migration.doneAfter", variable: "NETLAPSE_MIGRATION_DONE_AFTER",
      values: ["1h", "2d", "3d"]),
    Example(
      name: "migration.waive", variable: "NETLAPSE_MIGRATION_WAIVE", values: ["a", "b,c", "d"]),
    Example(
      name: "migration.acceptDrift", variable: "NETLAPSE_MIGRATION_ACCEPT_DRIFT",
      values: ["a.test", "b.test/x", "c.test,d.test"]),
    Example(name: "prune.keepLast", variable: "NETLAPSE_PRUNE_KEEP_LAST", values: ["1", nil, "2"]),
    Example(
      name: "prune.keepHourly", variable: "NETLAPSE_PRUNE_KEEP_HOURLY", values: ["1", nil, "2"]),
    Example(
      name: "prune.keepDaily", variable: "NETLAPSE_PRUNE_KEEP_DAILY", values: ["1", nil, "2"]),
    Example(
      name: "prune.keepWeekly", variable: "NETLAPSE_PRUNE_KEEP_WEEKLY", values: ["1", nil, "2"]),
    Example(
      name: "prune.keepMonthly", variable: "NETLAPSE_PRUNE_KEEP_MONTHLY",
      values: ["unlimited", nil, "2"]),
    Example(
      name: "prune.keepYearly", variable: "NETLAPSE_PRUNE_KEEP_YEARLY", values: ["1", nil, "2"]),
    Example(
      name: "prune.keepWithin", variable: "NETLAPSE_PRUNE_KEEP_WITHIN",
      values: ["1d", nil, "2y3m"]),
    Example(
      name: "prune.dropWitnesses", variable: "NETLAPSE_PRUNE_DROP_WITNESSES",
      values: ["true", nil, "false"]),
    Example(
      name: "prune.maxBytes", variable: "NETLAPSE_PRUNE_MAX_BYTES", values: ["1GiB", nil, "500"]),
    Example(name: "db", variable: "NETLAPSE_DB", values: ["/a.db", nil, "/c.db"]),
  ]

  /// Every set of places says something, and of those that do the first wins, for each setting.
  @Test(arguments: 0..<8)
  func theFirstPlaceWins(_ places: Int) throws {
    let workplace = try Workplace()
    defer { workplace.remove() }
    func speaks(_ place: Int) -> Bool { places & (1 << place) != 0 }
    for (place, path) in [(1, "netlapse.yaml"), (2, "config/netlapse/netlapse.yaml")]
    where speaks(place) {
      try workplace.write(Self.file(of: place), to: path)
    }
    let variables = Self.examples.map { "\($0.variable)='\($0.values[0] ?? "")'" }
    let environment = speaks(0) ? variables.joined(separator: " ") : "-u NETLAPSE_DB"
    let outcome = try workplace.run(
      "env \(environment) netlapse config view\(places == 0 ? " -o json" : "")")
    let settings = try Self.settings(outcome.output)
    #expect(settings.count == Self.examples.count)
    for example in Self.examples where !(places == 0 && example.name == "output") {
      let setting = try #require(settings[example.name], "\(example.name)")
      let source = try #require(setting["source"] as? [String: Any])
      let winner = (0..<3).first { speaks($0) && example.values[$0] != nil }
      #expect(
        source["kind"] as? String == winner.map { $0 == 0 ? "environment" : "file" } ?? "default",
        "\(example.name)")
      guard let winner else { continue }
      #expect(Self.text(setting["value"]) == example.values[winner], "\(example.name)")
      if winner == 0 { #expect(source["name"] as? String == example.variable) }
      if winner > 0 {
        let path = source["path"] as? String ?? ""
        #expect((path == "./netlapse.yaml") == (winner == 1), "\(path)")
        #expect(source["line"] is Int, "\(example.name)")
      }
    }
  }

  @Test func flagsWinOverAll() throws {
    let workplace = try Workplace()
    defer { workplace.remove() }
    try workplace.write("output: wide\ncolor: always\n", to: "netlapse.yaml")
    let outcome = try workplace.run(
      "NETLAPSE_OUTPUT=table NETLAPSE_COLOR=auto netlapse config view -o json --color never --db x")
    let settings = try Self.settings(outcome.output)
    for (name, value) in ["output": "json", "color": "never", "db": "x"] {
      #expect(Self.text(settings[name]?["value"]) == value)
      let source = settings[name]?["source"] as? [String: Any]
      #expect(source?["kind"] as? String == "flag")
      #expect(source?["name"] as? String == "--\(name)")
    }
  }

  /// The folder's file is the user's own where that is the folder one is in.
  @Test func theUsersOwnFolderIsTrusted() throws {
    let workplace = try Workplace()
    defer { workplace.remove() }
    try workplace.write("prune: {keepLast: 3}\n", to: "config/netlapse/netlapse.yaml")
    let outcome = try workplace.run("cd config/netlapse && netlapse config view")
    let line = outcome.output.split(separator: "\n").first { $0.hasPrefix("prune.keepLast ") }
    #expect(line?.split(separator: " ").dropFirst().first == "3", "\(outcome)")
    #expect(!outcome.output.contains("./netlapse.yaml"))
  }

  @Test(.enabled(if: Workplace.canBeSomebodyElse, "needs another user"))
  func whatMayNotBeReadIsSaid() throws {
    let workplace = try Workplace()
    defer { workplace.remove() }
    let nobody = "setpriv --reuid=65534 --regid=65534 --clear-groups netlapse config view"
    try workplace.write("output: wide\n", to: "netlapse.yaml")
    let refused = try workplace.run("chmod 755 . && chmod 600 netlapse.yaml && \(nobody)")
    #expect(refused.status == 77)
    #expect(
      refused.errors.hasPrefix(
        "error: ./netlapse.yaml: the settings cannot be read: Permission denied\n"))
    #expect(try workplace.run("\(nobody) --config netlapse.yaml").status == 77)
    // Another user's folder of settings says nothing about this one.
    try workplace.write("output: wide\n", to: "config/netlapse/netlapse.yaml")
    let outcome = try workplace.run("rm netlapse.yaml; chmod 700 config && \(nobody)")
    #expect(outcome.status == 0, "\(outcome)")
    #expect(outcome.output.contains("config/netlapse/netlapse.yaml: its folder may not be looked"))
  }

  // MARK: Files and documents

  private static func file(of place: Int) -> String {
    var lines: [String] = []
    var section = ""
    for example in examples {
      guard let value = example.values[place] else { continue }
      let path = example.name.split(separator: ".").map(String.init)
      if path.count > 1, path[0] != section {
        section = path[0]
        lines.append("\(section):")
      }
      lines.append((path.count > 1 ? "  " : "") + "\(path[path.count - 1]): \(value)")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func settings(_ document: String) throws -> [String: [String: Any]] {
    let json = try JSONSerialization.jsonObject(with: Data(document.utf8)) as? [String: Any]
    let settings = try #require(json?["settings"] as? [[String: Any]], "\(document)")
    return Dictionary(uniqueKeysWithValues: settings.map { ($0["name"] as? String ?? "", $0) })
  }

  private static func text(_ value: Any?) -> String? {
    switch value {
    case let words as [String]: words.joined(separator: ",")
    case let text as String: text
    case let flag as Bool: String(flag)
    default: nil
    }
  }
}
