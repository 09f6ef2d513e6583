import Foundation
import ReportFormats
import Testing

/// The rules and the dashboard that are shipped speak of metrics that exist.
struct MonitoringFilesTests {
  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Scripts/deploy/monitoring")

  private static func text(_ name: String) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  private static var metrics: Set<String> {
    Set(
      RecordingMetrics.sample.exposition.text.split(separator: "\n")
        .filter { $0.hasPrefix("# TYPE ") }.map { String($0.split(separator: " ")[2]) })
  }

  /// `Scripts/check-monitoring` gives promtool this text, so it has to be what the program renders.
  /// With UPDATE_SAMPLES=1 it is written anew.
  @Test func theSampleIsARealRendering() throws {
    let text = RecordingMetrics.sample.exposition.text
    if ProcessInfo.processInfo.environment["UPDATE_SAMPLES"] == "1" {
      try Data(text.utf8).write(to: Self.folder.appending(path: "metrics-sample.txt"))
    }
    #expect(
      try Self.text("metrics-sample.txt") == text,
      "UPDATE_SAMPLES=1 swift test --filter MonitoringFilesTests writes it anew")
  }

  @Test(arguments: ["alerts.yaml", "dashboard.json"])
  func everyMetricNamedExists(file: String) throws {
    let named = try Self.text(file).matches(of: /netlapse_[a-z_]+/).map { String($0.output) }
    #expect(!named.isEmpty)
    #expect(Set(named).subtracting(Self.metrics).sorted() == [], "\(file) names what nobody tells")
  }

  /// Each alert is tried by `promtool test rules`, both firing and silent.
  @Test func everyAlertIsTried() throws {
    let tests = try Self.text("alerts-test.yaml")
    let alerts = try Self.text("alerts.yaml").matches(of: /alert: (\w+)/).map {
      String($0.output.1)
    }
    #expect(alerts.count == Set(alerts).count)
    #expect(alerts.count >= 8)
    for alert in alerts {
      let uses = tests.components(separatedBy: "alertname: \(alert)\n").count - 1
      #expect(uses >= 2, "\(alert) is tried \(uses) times")
    }
  }

  @Test func theDashboardIsJSONWithADataSourceVariable() throws {
    let data = try Data(contentsOf: Self.folder.appending(path: "dashboard.json"))
    let board = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let templating = try #require(board["templating"] as? [String: Any])
    let variables = try #require(templating["list"] as? [[String: Any]])
    #expect(variables.contains { $0["type"] as? String == "datasource" })
    let panels = try #require(board["panels"] as? [[String: Any]])
    #expect(!panels.isEmpty)
    for panel in panels where panel["type"] as? String != "row" {
      let source = panel["datasource"] as? [String: Any]
      #expect(source?["uid"] as? String == "${datasource}", "\(panel["title"] ?? "")")
      #expect((panel["targets"] as? [Any])?.isEmpty == false, "\(panel["title"] ?? "")")
    }
    let ids = panels.compactMap { $0["id"] as? Int }
    #expect(ids.count == panels.count && Set(ids).count == ids.count)
  }
}
