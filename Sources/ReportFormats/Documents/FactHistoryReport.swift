package import ClusterObjects
package import NetworkModel

/// Every value a fact had, each with its interval.
package struct FactHistoryReport: Report {
  /// What the fact is about, and its values.
  package struct Subject: Sendable {
    /// What the fact is about.
    package let subject: FactSubject
    /// Its values in order of time.
    package let intervals: [FactInterval]

    package init(subject: FactSubject, intervals: [FactInterval]) {
      self.subject = subject
      self.intervals = intervals
    }
  }

  /// Which fact.
  package let name: FactName
  /// By subject.
  package let subjects: [Subject]

  package init(name: FactName, subjects: [Subject]) {
    self.name = name
    self.subjects = subjects
  }

  package var kind: String { "HistoryReport" }

  /// `{subject:{fact}, intervals:[{fact-subject?, value|unknown, evidence?, began, ended?, class?,
  /// meaning?, ...}]}`; the intervals of several subjects one after the other.
  package var members: [String: JSONValue] {
    [
      "subject": .object(["fact": .string(name.text)]),
      "intervals": .array(
        subjects.flatMap { subject in subject.intervals.map(Self.document) }),
    ]
  }

  private static func document(_ interval: FactInterval) -> JSONValue {
    var document = FactDocument.fact(interval.fact)
    document["began"] = JSONValue(after: interval.before, by: interval.first)
    document["ended"] = interval.endedBy.map { JSONValue(after: interval.last, by: $0) }
    document["firstSeen"] = JSONValue(reference: interval.first)
    document["lastSeen"] = JSONValue(reference: interval.last)
    document["gaps"] = []
    document["class"] = interval.judgement.map { .string($0.changeClass.rawValue) }
    document["meaning"] = interval.judgement.map { .string($0.meaning) }
    return document
  }

  package func text(wide: Bool, style: TextStyle) -> String {
    subjects.map { subject in
      let label = subject.subject == .cluster ? "" : " [\(subject.subject)]"
      return style.colored(TerminalText.safe("\(name)\(label)"), .heading) + "\n"
        + subject.intervals.map { Self.lines($0, wide: wide, style) }.joined()
    }.joined(separator: "\n")
  }

  private static func lines(_ interval: FactInterval, wide: Bool, _ style: TextStyle) -> String {
    let value: String =
      switch interval.fact.state {
      case .known(let value, let level): "\(value.text)  (\(level.rawValue))"
      case .unknown(let reason): "unknown: \(reason.text)"
      }
    var lines = ["  " + TerminalText.safe(value), "    " + span(interval)]
    if let judgement = interval.judgement {
      let word = judgement.changeClass.rawValue
      lines += TerminalText.wrapped("\(word): \(judgement.meaning)", indentation: 4)
    }
    if wide, let reasoning = interval.fact.reasoning {
      lines += TerminalText.wrapped(reasoning, indentation: 4)
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// When it began and ended, never as one instant: a change lies between two snapshots.
  private static func span(_ interval: FactInterval) -> String {
    var span =
      interval.before.map { "after \($0.startedAt), by \(interval.first.endedAt)" }
      ?? "first seen \(interval.first.startedAt)"
    span += "; last seen \(interval.last.startedAt)"
    if let end = interval.endedBy { span += ", gone or different by \(end.endedAt)" }
    return span
  }
}
