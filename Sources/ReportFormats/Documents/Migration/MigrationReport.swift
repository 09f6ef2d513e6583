package import ClusterObjects
package import GatewayMigration
import RequestRouting

/// How far the move from Ingress to the Gateway API has come.
package struct MigrationReport: Report {
  /// The moment.
  package let moment: Moment
  /// The cells, by key.
  package let cells: [MigrationCell]
  /// The states over time.
  package let burndown: [BurndownPoint]
  /// What happened, in order.
  package let events: [MigrationEvent]
  /// When it will be done.
  package let forecast: MigrationForecast
  /// How it was judged.
  package let options: MigrationOptions
  /// What the rules make of the cells.
  package let review: MigrationReview
  /// What was not seen.
  package let unseen: [String]

  package init(
    moment: Moment, cells: [MigrationCell], burndown: [BurndownPoint], events: [MigrationEvent],
    forecast: MigrationForecast, options: MigrationOptions, review: MigrationReview,
    unseen: [String]
  ) {
    self.moment = moment
    self.cells = cells
    self.burndown = burndown
    self.events = events
    self.forecast = forecast
    self.options = options
    self.review = review
    self.unseen = unseen
  }

  package var kind: String { "MigrationReport" }

  /// `{at, cells, summary, burndown, forecast, events, findings, notAssessed, judgedBy, unseen}`
  package var members: [String: JSONValue] {
    [
      "at": JSONValue(moment), "cells": .array(cells.map(CellDocument.cell)),
      "judgedBy": JudgedBy(options).document, "summary": summary,
      "forecast": ForecastText(forecast).document,
      "unseen": .array(unseen.map { .string($0) }),
      "findings": .array(
        review.findings.map { FindingDocument.finding($0, moment.snapshot) }),
      "notAssessed": .array(review.notAssessed.map(FindingDocument.unassessed)),
      "burndown": .array(
        burndown.map { point in
          .object([
            "at": .string(point.snapshot.startedAt.description),
            "byState": Self.counts(point.byState), "total": JSONValue(point.total),
          ])
        }),
      "events": .array(events.map(CellDocument.event)),
    ]
  }

  private var summary: JSONValue {
    var byState: [CellState: Int] = [:]
    for cell in cells { byState[cell.state, default: 0] += 1 }
    func groups(_ groups: [MigrationGroup]) -> JSONValue {
      .object(
        Dictionary(
          uniqueKeysWithValues: groups.map { group in
            (
              group.name,
              .object([
                "total": JSONValue(group.total), "done": JSONValue(group.done),
                "cutOver": JSONValue(group.cutOver), "byState": Self.counts(group.byState),
              ])
            )
          }))
    }
    return .object([
      "total": JSONValue(cells.filter { $0.state.isInScope }.count),
      "done": JSONValue(cells.filter(\.isDone).count), "byState": Self.counts(byState),
      "byController": groups(MigrationGroup.byController(cells)),
      "byNamespace": groups(MigrationGroup.byNamespace(cells)),
    ])
  }

  private static func counts(_ byState: [CellState: Int]) -> JSONValue {
    .object(
      Dictionary(uniqueKeysWithValues: byState.map { ($0.key.rawValue, JSONValue($0.value)) }))
  }

  /// The cells, a row each.
  package func csv() -> CSVTable? {
    var table = CSVTable([
      "cluster", "at", "host", "path", "pathType", "controller", "owners", "state", "done",
      "stateAfter", "stateBy", "flags", "ingress", "gateway", "gatewayAnswers", "routes", "reasons",
      "tls", "handOver", "gaps",
    ])
    for cell in cells {
      table.add([
        moment.snapshot.clusterLabel, moment.snapshot.startedAt.description, cell.key.host,
        cell.key.path, cell.key.pathType.rawValue, cell.key.controller,
        cell.owners.map(\.qualifiedName).joined(separator: " "), cell.state.rawValue,
        cell.isDone ? "true" : "false", cell.stateSince?.after?.startedAt.description ?? "",
        cell.stateSince?.by.endedAt.description ?? "",
        cell.flags.sorted().map(\.rawValue).joined(separator: " "),
        cell.ingressAnswer.description, cell.routes.gateway ?? "",
        cell.routes.answersText,
        cell.routes.routes.joined(separator: "; "),
        cell.reasons.map { "\($0.code): \($0.text)" }.joined(separator: "; "),
        cell.tls?.coverage.rawValue ?? "",
        cell.handOver.map(\.code.rawValue).joined(separator: " "),
        cell.gaps(options).map(\.name).joined(separator: " "),
      ])
    }
    return table
  }

  // MARK: For people

  private static let eventsMax = 12

  package func text(wide: Bool, style: TextStyle) -> String {
    var text =
      "\(TerminalText.safe(moment.snapshot.clusterLabel)) \(moment.snapshot.startedAt) "
      + "(id:\(moment.snapshot.id))\n\n"
    guard !cells.isEmpty else {
      return text + (unseen.isEmpty ? "no Ingress is on record\n" : "")
        + UnseenLines.text(unseen)
    }
    text += progressTable.text(style) + "\n" + table(wide: wide, style)
    text += FindingLines.text(review, wide: wide, style)
    let shown = wide ? events[...] : events.suffix(Self.eventsMax)
    if !shown.isEmpty {
      text += "\n" + style.colored("what happened", .heading) + "\n"
      if shown.count < events.count { text += "  (the last \(shown.count) of \(events.count))\n" }
      for event in shown { text += line(event, style) }
    }
    text += BurndownLines(burndown).text(wide: wide, style)
    text += JudgedBy(options).text
    text += "\nforecast: \(ForecastText(forecast).text)\n"
    return text + UnseenLines.text(unseen)
  }

  /// All, and by controller and namespace.
  var progressTable: TextTable {
    var rows = TextTable(["", "DONE", "CUT OVER", "CELLS", "", "STATES"])
    func add(_ group: MigrationGroup, _ label: String = "") {
      rows.add([
        label + group.name, "\(group.done)", "\(group.cutOver)", "\(group.total)",
        ProgressBar.text(done: group.done, cutOver: group.cutOver, of: group.total),
        group.statesText,
      ])
    }
    add(MigrationGroup(name: "all", cells: cells))
    for group in MigrationGroup.byController(cells) { add(group, "controller ") }
    for group in MigrationGroup.byNamespace(cells) { add(group, "namespace ") }
    return rows
  }

  private func table(wide: Bool, _ style: TextStyle) -> String {
    var rows = TextTable(
      ["HOST", "PATH", "STATE", "FLAGS", "INGRESS", "GATEWAY", "WHY"]
        + (wide ? ["CONTROLLER", "OWNERS", "ANNOTATIONS"] : []))
    for cell in cells where wide || !cell.isDone {
      let path =
        cell.key.path + (cell.key.pathType == .prefix ? "" : " (\(cell.key.pathType.rawValue))")
      var row = [
        cell.key.host, path, cell.state.rawValue + (cell.isDone ? " done" : ""),
        cell.flags.sorted().map(\.rawValue).joined(separator: " "),
        cell.ingressAnswer.description,
        cell.routes.answersText,
        Self.brief(cell.reasons.first.map { "\($0.code): \($0.text)" } ?? "", wide: wide),
      ]
      if wide {
        row += [
          cell.key.controller, cell.owners.map(\.qualifiedName).joined(separator: " "),
          cell.gaps(options).map(\.name).joined(separator: " "),
        ]
      }
      rows.add(row)
    }
    let done = cells.filter(\.isDone).count
    let rest =
      !wide && done > 0 ? "\(CountText.text(done, "cell")) done (-o wide shows them)\n" : ""
    return rows.text(style) + rest
  }

  private static func brief(_ text: String, wide: Bool) -> String {
    !wide && text.count > 80 ? text.prefix(77) + "..." : text
  }

  private func line(_ event: MigrationEvent, _ style: TextStyle) -> String {
    let word = event.isRegression ? " (regressed)" : ""
    let change = "\(event.from.map { "\($0.rawValue) -> " } ?? "")\(event.to.rawValue)\(word)"
    let when =
      event.after.map { "after \($0.startedAt), by \(event.by.endedAt)" }
      ?? "by \(event.by.endedAt)"
    return style.colored(
      TerminalText.safe("  \(event.cell.host)\(event.cell.path)  \(change)"),
      event.isRegression ? .removed : .changed) + "\n"
      + TerminalText.wrapped("\(when): \(event.cause)", indentation: 4).map { $0 + "\n" }.joined()
  }
}
