package import ClusterObjects
package import GatewayMigration
import RequestRouting

/// The whole story of the cells of one host and path.
package struct CellReport: Report {
  /// The moment.
  package let moment: Moment
  /// The cells, by key.
  package let cells: [MigrationCell]
  /// What happened to them, in order.
  package let events: [MigrationEvent]
  /// How they were judged.
  package let options: MigrationOptions
  /// What the rules make of them.
  package let review: MigrationReview

  package init(
    moment: Moment, cells: [MigrationCell], events: [MigrationEvent], options: MigrationOptions,
    review: MigrationReview
  ) {
    self.moment = moment
    self.cells = cells
    self.events = events
    self.options = options
    self.review = review
  }

  package var kind: String { "CellReport" }

  /// `{at, cells, events, findings, notAssessed}`
  package var members: [String: JSONValue] {
    [
      "at": JSONValue(moment), "cells": .array(cells.map(CellDocument.cell)),
      "events": .array(events.map(CellDocument.event)),
      "findings": .array(
        review.findings.map { FindingDocument.finding($0, moment.snapshot) }),
      "notAssessed": .array(review.notAssessed.map(FindingDocument.unassessed)),
    ]
  }

  package func text(wide: Bool, style: TextStyle) -> String {
    cells.map { story(of: $0, style) }.joined(separator: "\n")
      + FindingLines.text(review, wide: true, style)
  }

  private func story(of cell: MigrationCell, _ style: TextStyle) -> String {
    var lines: [String] = []
    func add(_ text: String, _ indentation: Int = 2) {
      lines += TerminalText.wrapped(text, indentation: indentation)
    }
    let done = cell.isDone ? ", done" : ""
    add(
      "controller \(cell.key.controller), \(cell.owners.map(\.kindAndName).joined(separator: ", "))"
    )
    add("state \(cell.state.rawValue)\(done)")
    if !cell.flags.isEmpty {
      add("flags \(cell.flags.sorted().map(\.rawValue).joined(separator: ", "))")
    }
    for reason in cell.reasons { add("\(reason.code): \(reason.text)", 4) }
    add("Ingress: \(cell.ingressAnswer.description)")
    for note in cell.notes { add(note, 4) }
    let answers = cell.routes.answersText
    add(
      cell.routes.gateway.map {
        "Gateway \($0): \(answers.isEmpty ? "nothing of it" : answers)"
      }
        ?? (answers.isEmpty ? "Gateway: no route holds it" : "Gateway: none takes \(answers)"))
    for route in cell.routes.routes { add("by \(route)", 4) }
    for witness in cell.routes.witnesses {
      add("\(witness.request.description): \(witness.because)")
      add("Ingress \(witness.ingress.description)", 4)
      add("Gateway \(witness.gateway.description)", 4)
    }
    if let tls = cell.tls { add("TLS: \(tls.text)") }
    for note in cell.handOver { add("\(note.code.rawValue): \(note.text)") }
    let gaps = Set(cell.gaps(options).map(\.name))
    for annotation in cell.annotations where annotation.portability != .notRouting {
      var text = "\(annotation.name): \(annotation.portability.rawValue)"
      if let equivalent = annotation.equivalent { text += ", \(equivalent)" }
      if annotation.isServedHere == false { text += "; not served in this cluster" }
      if annotation.isSecurity { text += "; it protects the cell" }
      if gaps.contains(annotation.name) { text += "; a gap until waived" }
      add(text)
      if let note = annotation.note { add(note, 4) }
    }
    for event in events where event.cell == cell.key {
      let change = "\(event.from.map { "\($0.rawValue) -> " } ?? "")\(event.to.rawValue)"
      let after = event.after.map { "after \($0.startedAt), " } ?? ""
      add("\(after)by \(event.by.endedAt): \(change)\(event.isRegression ? " (regressed)" : "")")
      add(event.cause, 4)
    }
    return style.colored(TerminalText.safe(cell.key.description), .heading) + "\n"
      + lines.map { $0 + "\n" }.joined()
  }
}
