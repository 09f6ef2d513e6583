package import ClusterObjects
import NetworkModel
import RequestRouting
package import SnapshotDiff

extension DiffReport: Report {
  /// `DiffReport`.
  package var kind: String { "DiffReport" }

  /// `{from, to, carried, summary, facts, unassessed, objects, incomparable}`.
  package var members: [String: JSONValue] {
    let counts = self.counts
    return [
      "from": JSONValue(from),
      "to": JSONValue(to),
      "carried": .array(
        Self.carried(from, "from") + Self.carried(to, "to")),
      "summary": .object([
        "facts": JSONValue(facts.changes.count),
        "byClass": .object(
          Dictionary(
            uniqueKeysWithValues: classCounts.map { changeClass, counts in
              (
                changeClass.rawValue,
                .object(["facts": JSONValue(counts.facts), "objects": JSONValue(counts.objects)])
              )
            })),
        "objects": .object(
          Dictionary(
            uniqueKeysWithValues: ChangeKind.allCases.map {
              ($0.rawValue, JSONValue(counts[$0] ?? 0))
            })),
      ]),
      "facts": .array(facts.changes.map(FactChangeDocument.change)),
      "unassessed": .array(facts.gaps.map(FactChangeDocument.gap)),
      "objects": .array(objects.map(Self.document)),
      "incomparable": .array(incomparable.map(Self.document)),
    ]
  }

  private static func carried(_ moment: Moment, _ side: JSONValue) -> [JSONValue] {
    moment.carried.map { resource, snapshot in
      .object([
        "side": side, "resource": .string(resource.text),
        "snapshot": JSONValue(reference: snapshot),
      ])
    }
  }

  private static func document(_ object: ObjectChange) -> JSONValue {
    JSONValue(members: [
      "resource": .string(object.key.resource.text),
      "kind": .string(object.kind),
      "namespace": object.key.namespace.isEmpty ? nil : .string(object.key.namespace),
      "name": .string(object.key.name),
      "change": .string(object.change.rawValue),
      "class": .string(object.changeClass.rawValue),
      "fields": .array(
        object.fields.map { field in
          JSONValue(members: [
            "path": .string(field.path.description), "from": field.from, "to": field.to,
            "class": .string(field.changeClass.rawValue),
            "pointerFrom": field.pointerFrom.map { .string($0) },
            "pointerTo": field.pointerTo.map { .string($0) },
          ])
        }),
    ])
  }

  private static func document(_ gap: Incomparable) -> JSONValue {
    var scope: JSONValue?
    if !gap.namespaces.isEmpty {
      scope = .object(["namespaces": .array(gap.namespaces.map { .string($0) })])
    } else if !gap.names.isEmpty {
      scope = .object(["names": .array(gap.names.map { .string($0) })])
    }
    return JSONValue(members: [
      "resource": .string(gap.resource.text), "scope": scope, "side": .string(gap.side.rawValue),
      "outcome": .string(gap.outcome.rawValue), "detail": gap.detail.map { .string($0) },
    ])
  }

  // MARK: For people

  /// What changed, then what cannot be told.
  package func text(wide: Bool, style: TextStyle) -> String {
    text(wide: wide, style: style, requests: nil)
  }

  /// The same with requests that get another answer.
  func text(wide: Bool, style: TextStyle, requests: RequestChanges?) -> String {
    var text = "from \(Self.label(from))\nto   \(Self.label(to))\n"
    for (side, moment) in [("from", from), ("to", to)] {
      for (resource, snapshot) in moment.carried {
        text += "     \(side): \(resource) as of \(snapshot.startedAt) (id:\(snapshot.id))\n"
      }
    }
    let network = FactChangeLines(facts, wide: wide, style).text
    if !network.isEmpty { text += "\n" + network }
    let changes = changes(wide: wide, style)
    let answers = requests.map { RequestChangesDocument($0).text(wide: wide, style) } ?? ""
    if !changes.isEmpty || (network.isEmpty && answers.isEmpty) { text += "\n" + changes }
    text += answers
    text += (isEmpty && answers.isEmpty ? "" : "\n") + summaryLine(requests: requests) + "\n"
    return text + gaps(style)
  }

  private static func label(_ moment: Moment) -> String {
    let snapshot = moment.snapshot
    if snapshot.id == WhatIf.snapshotID {
      return TerminalText.safe("\(snapshot.clusterLabel) with \(snapshot.source)")
    }
    var label =
      "\(TerminalText.safe(snapshot.clusterLabel)) \(snapshot.startedAt) (id:\(snapshot.id))"
    if moment.distanceSeconds >= 1 {
      label += ", \(DurationText.text(seconds: moment.distanceSeconds)) before the time asked for"
    }
    return label
  }

  private func changes(wide: Bool, _ style: TextStyle) -> String {
    let rolled = wide ? nil : RollUp(objects)
    var text = ""
    for object in rolled?.others ?? objects {
      let (sign, tone): (String, TextStyle.Tone) =
        switch object.change {
        case .added: ("+", .added)
        case .removed: ("-", .removed)
        case .modified: ("~", .changed)
        case .recreated: ("!", .changed)
        }
      let heading = "\(sign) \(object.kind) \(object.key.qualifiedName)"
      text += style.colored(TerminalText.safe(heading), tone)
      text += object.change == .recreated ? " recreated (another uid)\n" : "\n"
      text += FieldLines(object.fields, style, limit: wide ? nil : 12).text
    }
    guard let rolled, !rolled.lines.isEmpty else { return text }
    if !text.isEmpty { text += "\n" }
    for line in rolled.lines {
      text += TerminalText.safe("  \(line.namespace)/\(line.name): \(line.summary)") + "\n"
    }
    return text
  }

  /// How many facts and objects differ, and in which ways, and how many requests.
  func summaryLine(requests: RequestChanges?) -> String {
    let requestCount = requests?.count ?? 0
    if isEmpty, requestCount == 0 {
      return isComplete && requests?.isComplete ?? true
        ? "no differences" : "no differences in what both sides saw"
    }
    let counts = self.counts
    let parts = ChangeKind.allCases.compactMap { kind in
      counts[kind].map { "\($0) \(kind.rawValue)" }
    }
    var lines = facts.changes.isEmpty ? [] : ["\(CountText.text(facts.changes.count, "fact"))"]
    if !objects.isEmpty {
      lines.append("\(CountText.text(objects.count, "object")): \(parts.joined(separator: ", "))")
    }
    if requestCount > 0 { lines.append(CountText.text(requestCount, "request")) }
    return lines.joined(separator: "; ")
  }

  private func gaps(_ style: TextStyle) -> String {
    guard !isComplete else { return "" }
    let text = gapGroups.map { reason, subjects in
      "  "
        + style.colored(
          TerminalText.safe("\(subjects.joined(separator: ", ")): \(reason)"), .muted) + "\n"
    }
    return "\nnot comparable:\n" + text.joined()
  }

  /// What cannot be compared, together where the reason is the same: objects, then facts.
  var gapGroups: [(reason: String, subjects: [String])] {
    var groups: [(reason: String, subjects: [String])] = []
    for gap in incomparable {
      var reason = "\(gap.outcome.rawValue) on side \"\(gap.side.rawValue)\""
      if let detail = gap.detail { reason += ": \(detail)" }
      let subject = Self.subject(gap)
      if let index = groups.firstIndex(where: { $0.reason == reason }) {
        groups[index].subjects.append(subject)
      } else {
        groups.append((reason, [subject]))
      }
    }
    for gap in facts.gaps {
      let side = gap.from?.unknown == nil ? "to" : "from"
      let why =
        (gap.from?.unknown ?? gap.to?.unknown)?.because
        ?? "its evidence was recorded by another edition of the catalogue"
      let reason = "unknown on side \"\(side)\": \(why)"
      let name = gap.name.text
      if let index = groups.firstIndex(where: { $0.reason == reason }) {
        if !groups[index].subjects.contains(name) { groups[index].subjects.append(name) }
      } else {
        groups.append((reason, [name]))
      }
    }
    return groups
  }

  private static func subject(_ gap: Incomparable) -> String {
    let places = gap.namespaces + gap.names
    guard !places.isEmpty else { return gap.resource.text }
    let shown = places.prefix(4).joined(separator: ", ")
    let more = places.count > 4 ? " and \(places.count - 4) more" : ""
    return "\(gap.resource) (\(shown)\(more))"
  }
}
