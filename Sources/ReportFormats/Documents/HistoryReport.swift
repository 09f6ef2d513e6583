package import ClusterObjects
package import SnapshotDiff

/// Every content an object had, each with its interval.
package struct HistoryReport: Report {
  /// One content.
  package struct Interval: Sendable {
    /// The snapshots that bound it.
    package let version: ObjectVersion
    /// The content.
    package let object: JSONValue
    /// What differs from the interval before, empty for the first and for what came back.
    package let changes: [FieldChange]
    /// Whether another uid shows that it was deleted and created again.
    package let isNewIncarnation: Bool

    package init(
      version: ObjectVersion, object: JSONValue, changes: [FieldChange], isNewIncarnation: Bool
    ) {
      self.version = version
      self.object = object
      self.changes = changes
      self.isNewIncarnation = isNewIncarnation
    }
  }

  /// Which object.
  package let key: ObjectKey
  /// Its contents in order of time.
  package let intervals: [Interval]

  package init(key: ObjectKey, intervals: [Interval]) {
    self.key = key
    self.intervals = intervals
  }

  package var kind: String { "HistoryReport" }

  package var members: [String: JSONValue] {
    [
      "subject": JSONValue(members: [
        "resource": .string(key.resource.text), "name": .string(key.name),
        "namespace": key.namespace.isEmpty ? nil : .string(key.namespace),
      ]),
      "intervals": .array(
        intervals.map { interval in
          let version = interval.version
          return JSONValue(members: [
            "object": interval.object,
            "began": JSONValue(after: version.lastKnownOtherwise, by: version.firstSeen),
            "ended": version.endedBy.map { JSONValue(after: version.lastSeen, by: $0) },
            "firstSeen": JSONValue(reference: version.firstSeen),
            "lastSeen": JSONValue(reference: version.lastSeen),
            "gaps": .array(version.gaps.map { JSONValue(reference: $0) }),
            "newIncarnation": interval.isNewIncarnation ? true : nil,
          ])
        }),
    ]
  }

  package func text(wide: Bool, style: TextStyle) -> String {
    guard !intervals.isEmpty else { return TerminalText.safe("\(key): never seen") + "\n" }
    var text = style.colored(TerminalText.safe(key.description), .heading) + "\n"
    for interval in intervals {
      text += "\n" + Self.heading(interval) + "\n"
      text += FieldLines(interval.changes, style, limit: wide ? nil : Self.fieldsShown).text
    }
    return text
  }

  /// An interval shows no more fields than this, unless all are asked for.
  private static let fieldsShown = 20

  package func markdown() -> MarkdownDocument {
    var document = MarkdownDocument()
    document.addHeading(2, MarkdownText("History of ") + .code(key.description))
    if intervals.isEmpty { document.addParagraph(MarkdownText("never seen")) }
    for interval in intervals {
      document.addHeading(3, MarkdownText(Self.heading(interval)))
      guard !interval.changes.isEmpty else { continue }
      document.addCode(
        FieldPatch(interval.changes, limit: Self.fieldsShown).text, language: "diff")
    }
    return document
  }

  /// When it began and ended, never as one instant: a change lies between two snapshots.
  private static func heading(_ interval: Interval) -> String {
    let version = interval.version
    var heading: String
    if let before = version.lastKnownOtherwise {
      let verb = interval.isNewIncarnation ? "recreated" : "began"
      heading = "\(verb) after \(before.startedAt), by \(version.firstSeen.endedAt)"
    } else {
      heading = "first seen \(version.firstSeen.startedAt)"
    }
    if let end = version.endedBy {
      heading += "; last seen \(version.lastSeen.startedAt), gone or different by \(end.endedAt)"
    } else {
      heading += "; last seen \(version.lastSeen.startedAt)"
    }
    if !version.gaps.isEmpty {
      heading += "; unknown in \(CountText.text(version.gaps.count, "snapshot")) in between"
    }
    return heading
  }
}
