package import ClusterObjects
package import NetworkModel

/// The network at one moment, as facts.
package struct FactReport: Report {
  /// The moment.
  package let moment: Moment
  /// The facts, by name and subject.
  package let facts: [Fact]
  /// What is true of the facts of each name.
  package let catalogue: FactCatalogue

  package init(moment: Moment, facts: [Fact], catalogue: FactCatalogue = .current) {
    self.moment = moment
    self.facts = facts
    self.catalogue = catalogue
  }

  package var kind: String { "FactReport" }

  package var members: [String: JSONValue] {
    ["at": JSONValue(moment), "facts": .array(facts.map(FactDocument.fact))]
  }

  // MARK: For people

  /// How many subjects of one fact a table lists before it counts them.
  private static let subjectsMax = 8

  package func text(wide: Bool, style: TextStyle) -> String {
    let label = TerminalText.safe(moment.snapshot.clusterLabel)
    var text = "\(label) \(moment.snapshot.startedAt) (id:\(moment.snapshot.id))\n"
    for (resource, snapshot) in moment.carried {
      text += "     \(resource) as of \(snapshot.startedAt) (id:\(snapshot.id))\n"
    }
    for area in FactArea.allCases {
      let ofArea = facts.filter { catalogue[$0.name]?.area == area }
      guard !ofArea.isEmpty else { continue }
      text += "\n" + style.colored(area.rawValue, .heading) + "\n"
      text += wide ? details(ofArea, style) : table(ofArea, style)
    }
    return text
  }

  /// One line for each fact; those of many subjects are counted.
  private func table(_ facts: [Fact], _ style: TextStyle) -> String {
    var rows = TextTable(["  FACT", "EVIDENCE", "VALUE"])
    for (name, group) in grouped(facts) {
      if group.count > Self.subjectsMax {
        rows.add(["  \(name)", "", Self.folded(group)])
        continue
      }
      for fact in group {
        let subject = fact.subject == .cluster ? "" : " \(Self.short(fact.subject))"
        switch fact.state {
        case .known(let value, let level):
          rows.add(["  \(name)\(subject)", level.rawValue, Self.brief(value.text)])
        case .unknown(let reason):
          rows.add(["  \(name)\(subject)", "unknown", reason.text])
        }
      }
    }
    return rows.text(style)
  }

  /// Every fact with its reasoning and what proves it.
  private func details(_ facts: [Fact], _ style: TextStyle) -> String {
    facts.map { fact in
      let subject = fact.subject == .cluster ? "" : " \(fact.subject)"
      var lines: [String] = []
      switch fact.state {
      case .known(let value, let level):
        lines.append("  \(fact.name)\(subject): \(value.text)  (\(level.rawValue))")
      case .unknown(let reason):
        lines.append("  \(fact.name)\(subject): unknown: \(reason.text)")
      }
      if let reasoning = fact.reasoning { lines.append("      \(reasoning)") }
      for place in fact.provenance.prefix(4) {
        let path = place.path.segments.isEmpty ? "" : " \(place.path)"
        lines.append("      by \(place.key)\(path)")
      }
      if fact.provenance.count > 4 {
        lines.append("      and \(fact.provenance.count - 4) more places")
      }
      return lines.map { TerminalText.safe($0) + "\n" }.joined()
    }.joined()
  }

  private func grouped(_ facts: [Fact]) -> [(name: FactName, facts: [Fact])] {
    var groups: [(name: FactName, facts: [Fact])] = []
    for fact in facts {
      if groups.last?.name == fact.name {
        groups[groups.count - 1].facts.append(fact)
      } else {
        groups.append((fact.name, [fact]))
      }
    }
    return groups
  }

  /// How many subjects state what, most common first.
  private static func folded(_ facts: [Fact]) -> String {
    var counts: [String: Int] = [:]
    for fact in facts { counts[fact.value?.text ?? "unknown", default: 0] += 1 }
    let common = counts.sorted { first, second in
      first.value != second.value
        ? first.value > second.value : first.key.precedesBytewise(second.key)
    }
    guard common.count <= 3 else {
      return "\(CountText.text(facts.count, "subject")), \(common.count) different values"
    }
    return common.map { brief("\($0.key) (\($0.value))") }.joined(separator: "; ")
  }

  private static func short(_ subject: FactSubject) -> String {
    switch subject {
    case .cluster: ""
    case .object(let key): key.qualifiedName
    case .workload(let namespace, let name): "\(namespace)/\(name)"
    }
  }

  private static func brief(_ text: String) -> String {
    text.count > 120 ? text.prefix(117) + "..." : text
  }
}
