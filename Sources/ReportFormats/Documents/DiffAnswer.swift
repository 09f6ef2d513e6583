package import ClusterObjects
import NetworkModel
package import RequestRouting
package import SnapshotDiff

/// A comparison, whether the gate that was asked for could be assessed, and what the second side is
/// made of where it is a candidate.
package struct DiffAnswer: Report {
  /// The comparison.
  package let report: DiffReport
  /// The gate; nil: none was asked for.
  package let gate: ChangeGate?
  /// The manifests that were laid over the first side; nil: the second side is on record.
  package let candidate: CandidateNotes?

  /// Requests that get another answer; nil: nobody asked.
  package let requests: RequestChanges?

  package init(
    report: DiffReport, requests: RequestChanges? = nil, gate: ChangeGate? = nil,
    candidate: CandidateNotes? = nil
  ) {
    self.report = report
    self.requests = requests
    self.gate = gate
    self.candidate = candidate
  }

  package var kind: String { report.kind }

  /// Those of the comparison; `requests: {assumesReady, differences, unproven, notInForce,
  /// notCompared}`; `gate: {classes, needs:[{fact, because}]}`; and, where `to` is not on record,
  /// in its place `candidate: {source, objects:[{resource, kind, namespace?, name, effect}],
  /// assumptions, hints}`.
  package var members: [String: JSONValue] {
    var members = report.members
    if let requests { members["requests"] = RequestChangesDocument(requests).document }
    if let gate {
      members["gate"] = .object([
        "classes": .array(gate.classes.sorted().map { .string($0.rawValue) }),
        "needs": .array(
          gate.needs.map {
            .object(["fact": .string($0.name.text), "because": .string($0.because)])
          }),
      ])
    }
    if let candidate {
      members["to"] = nil
      members["candidate"] = candidate.document
    }
    return members
  }

  package func text(wide: Bool, style: TextStyle) -> String {
    var text = report.text(wide: wide, style: style, requests: requests)
    if let candidate { text += candidate.text }
    guard let gate, !gate.needs.isEmpty else { return text }
    let classes = gate.classes.sorted().map(\.rawValue).joined(separator: ", ")
    text += "\nnot assessed for \(classes):\n"
    for need in gate.needs {
      text += TerminalText.safe("  \(need.name): \(need.because)") + "\n"
    }
    return text
  }

  /// The comparison for a change ticket, then what the gate could not assess, then what a candidate
  /// rests on.
  package func markdown() -> MarkdownDocument {
    var document = report.markdown(requests: requests)
    if let gate, !gate.needs.isEmpty {
      let classes = gate.classes.sorted().map(\.rawValue).joined(separator: ", ")
      document.addHeading(3, MarkdownText("Not assessed for \(classes)"))
      document.addList(gate.needs.map { .code($0.name.text) + ": " + $0.because })
    }
    if let candidate {
      document.addHeading(3, MarkdownText("Assumed"))
      document.addList(candidate.assumptions.map { MarkdownText($0) })
    }
    return document
  }
}
