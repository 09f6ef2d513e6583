package import ClusterObjects

/// The health of the record.
package struct DoctorReport: Report {
  /// The examinations, in the order they were made.
  package let checks: [DoctorCheck]

  package init(checks: [DoctorCheck]) { self.checks = checks }

  /// Whether nothing is wrong.
  package var isHealthy: Bool { !checks.contains { $0.outcome == .failed } }

  package var kind: String { "DoctorReport" }

  package var members: [String: JSONValue] {
    [
      "checks": .array(
        checks.map { check in
          .object([
            "name": .string(check.name), "outcome": .string(check.outcome.rawValue),
            "detail": .string(check.detail),
          ])
        })
    ]
  }

  package func text(wide: Bool, style: TextStyle) -> String { table.text(style) }

  package func markdown() -> MarkdownDocument {
    var document = MarkdownDocument()
    document.addHeading(2, MarkdownText("Health of the record"))
    document.addParagraph(.strong(isHealthy ? "sound" : "something is damaged"))
    document.addTable(table)
    return document
  }

  private var table: TextTable {
    var table = TextTable(["CHECK", "OUTCOME", "DETAIL"])
    for check in checks { table.add([check.name, check.outcome.rawValue, check.detail]) }
    return table
  }
}
