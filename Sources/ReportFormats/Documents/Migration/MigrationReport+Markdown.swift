import ClusterObjects
import GatewayMigration
import RequestRouting

/// Progress for a change ticket.
extension MigrationReport {
  /// How far it is, each cell that is not done, what to do next, and what cannot be told.
  package func markdown() -> MarkdownDocument {
    var document = MarkdownDocument()
    let snapshot = moment.snapshot
    document.addHeading(2, MarkdownText("Move to Gateway API of \(snapshot.clusterLabel)"))
    document.addParagraph(MarkdownText("At \(snapshot.startedAt) (id:\(snapshot.id))."))
    if cells.isEmpty {
      document.addParagraph(MarkdownText("No Ingress is on record."))
    } else {
      document.addTable(progressTable)
      addCells(to: &document)
      addFindings(to: &document)
      for line in JudgedBy(options).lines + ["forecast: \(ForecastText(forecast).text)"] {
        document.addParagraph(MarkdownText("\(line.prefix(1).uppercased())\(line.dropFirst())."))
      }
    }
    if !unseen.isEmpty {
      document.addHeading(3, MarkdownText("Not seen"))
      document.addList(unseen.map { MarkdownText($0) })
    }
    return document
  }

  private func addCells(to document: inout MarkdownDocument) {
    let open = cells.filter { !$0.isDone }
    guard !open.isEmpty else { return }
    document.addHeading(3, MarkdownText("Not done"))
    document.addTable(
      ["Cell", "State", "Flags", "Ingress", "Gateway", "Why"].map { MarkdownText($0) },
      open.map { cell in
        [
          .code(cell.key.description), MarkdownText(cell.state.rawValue),
          MarkdownText(cell.flags.sorted().map(\.rawValue).joined(separator: " ")),
          MarkdownText(cell.ingressAnswer.description),
          MarkdownText(cell.routes.answersText),
          MarkdownText(cell.reasons.map { "\($0.code): \($0.text)" }.joined(separator: "; ")),
        ]
      })
  }

  private func addFindings(to document: inout MarkdownDocument) {
    if !review.findings.isEmpty {
      document.addHeading(3, MarkdownText("What to do next"))
      document.addList(
        review.findings.map { finding in
          .strong(finding.severity.rawValue) + ": \(finding.title). "
            + "\(finding.nextActions.joined(separator: "; ")). To go back: \(finding.rollback). "
            + "Who: \(finding.delegate)."
        })
    }
    guard !review.notAssessed.isEmpty else { return }
    document.addHeading(3, MarkdownText("Not assessed"))
    document.addList(
      review.notAssessed.map { entry in
        MarkdownText(
          "\(entry.rule), \(CountText.text(entry.cells.count, "cell")): \(entry.because)")
      })
  }
}
