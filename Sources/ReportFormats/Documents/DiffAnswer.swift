package import ClusterObjects
import NetworkModel
package import SnapshotDiff

/// A comparison, and whether the gate that was asked for could be assessed.
package struct DiffAnswer: Report {
  /// The comparison.
  package let report: DiffReport
  /// The gate; nil: none was asked for.
  package let gate: ChangeGate?

  package init(report: DiffReport, gate: ChangeGate?) {
    self.report = report
    self.gate = gate
  }

  package var kind: String { report.kind }

  /// Those of the comparison, and `gate: {classes, needs:[{fact, because}]}`.
  package var members: [String: JSONValue] {
    var members = report.members
    if let gate {
      members["gate"] = .object([
        "classes": .array(gate.classes.sorted().map { .string($0.rawValue) }),
        "needs": .array(
          gate.needs.map {
            .object(["fact": .string($0.name.text), "because": .string($0.because)])
          }),
      ])
    }
    return members
  }

  package func text(wide: Bool, style: TextStyle) -> String {
    var text = report.text(wide: wide, style: style)
    guard let gate, !gate.needs.isEmpty else { return text }
    let classes = gate.classes.sorted().map(\.rawValue).joined(separator: ", ")
    text += "\nnot assessed for \(classes):\n"
    for need in gate.needs {
      text += TerminalText.safe("  \(need.name): \(need.because)") + "\n"
    }
    return text
  }
}
