import ClusterObjects
import NetworkModel
import RequestRouting
package import SnapshotDiff

/// The report for a change ticket.
extension DiffReport {
  /// An object shows no more fields than this.
  private static let fieldsShown = 12

  /// The two moments, how much changed, each object, and what cannot be told.
  package func markdown() -> MarkdownDocument { markdown(requests: nil) }

  /// The same with requests that get another answer.
  func markdown(requests: RequestChanges?) -> MarkdownDocument {
    var document = MarkdownDocument()
    let clusters = [from.snapshot.clusterLabel, to.snapshot.clusterLabel]
    let names = clusters[0] == clusters[1] ? clusters[0] : clusters.joined(separator: " and ")
    document.addHeading(2, MarkdownText("Changes of \(names)"))
    addMoments(to: &document)
    document.addParagraph(.strong(summaryLine(requests: requests)))
    addFacts(to: &document)
    addObjects(to: &document)
    if let requests { RequestChangesDocument(requests).add(to: &document) }
    addGaps(to: &document)
    return document
  }

  private func addMoments(to document: inout MarkdownDocument) {
    var table = TextTable(["SIDE", "CLUSTER", "TIME", "SNAPSHOT", "NOTE"])
    for (side, moment) in [("from", from), ("to", to)] {
      let snapshot = moment.snapshot
      table.add([
        side, snapshot.clusterLabel, snapshot.startedAt.description, "id:\(snapshot.id)",
        moment.distanceSeconds >= 1
          ? "\(DurationText.text(seconds: moment.distanceSeconds)) before the time asked for" : "",
      ])
      for (resource, carried) in moment.carried {
        table.add([
          side, carried.clusterLabel, carried.startedAt.description, "id:\(carried.id)",
          "for \(resource)",
        ])
      }
    }
    document.addTable(table)
  }

  /// What changed in the network, the gravest first, with its meaning; then what follows from it.
  private func addFacts(to document: inout MarkdownDocument) {
    guard !facts.changes.isEmpty else { return }
    document.addHeading(3, MarkdownText("Network"))
    let own = facts.changes.filter { $0.follows.isEmpty }
    document.addList(
      own.map { change in
        .strong(change.changeClass.rawValue) + ": " + .code(change.name.text)
          + MarkdownText(Self.subject(change.subject)) + " " + Self.arrow(change) + ". "
          + change.judgement.meaning
      })
    let following = facts.changes.filter { !$0.follows.isEmpty }
    guard !following.isEmpty else { return }
    document.addParagraph(MarkdownText("With it:"))
    document.addList(
      following.map { change in
        .code(change.name.text) + MarkdownText(Self.subject(change.subject)) + " "
          + Self.arrow(change)
      })
  }

  private static func subject(_ subject: FactSubject) -> String {
    subject == .cluster ? "" : " of \(subject)"
  }

  private static func arrow(_ change: FactChange) -> MarkdownText {
    var text = MarkdownText("")
    for (place, part) in FactArrow(from: change.from, to: change.to).parts.prefix(4).enumerated() {
      if place > 0 { text = text + ", " }
      if !part.name.isEmpty { text = text + .code(part.name) + " " }
      text = text + .code(part.from) + " to " + .code(part.to)
    }
    return text
  }

  private func addObjects(to document: inout MarkdownDocument) {
    let rolled = RollUp(objects)
    if !rolled.others.isEmpty { document.addHeading(3, MarkdownText("Objects")) }
    let changed = rolled.others.filter { !$0.fields.isEmpty }
    var table = TextTable(["CHANGE", "KIND", "OBJECT"])
    for object in rolled.others where object.fields.isEmpty {
      table.add([object.change.rawValue, object.kind, object.key.qualifiedName])
    }
    document.addTable(table)
    for object in changed {
      document.addHeading(
        4,
        MarkdownText("\(object.kind) ") + .code(object.key.qualifiedName)
          + " \(object.change.rawValue)")
      document.addCode(FieldPatch(object.fields, limit: Self.fieldsShown).text, language: "diff")
    }
    guard !rolled.lines.isEmpty else { return }
    document.addHeading(3, MarkdownText("Pods and endpoints"))
    document.addList(
      rolled.lines.map { .code("\($0.namespace)/\($0.name)") + MarkdownText(": \($0.summary)") })
  }

  private func addGaps(to document: inout MarkdownDocument) {
    guard !isComplete else { return }
    document.addHeading(3, MarkdownText("Not comparable"))
    document.addList(
      gapGroups.map { MarkdownText($0.subjects.joined(separator: ", ")) + ": " + $0.reason })
  }
}
