package import ClusterObjects
package import NetworkModel

/// What a collector may read of a live cluster, which facts go blind without the rest, and the
/// rights that are missing.
package struct AccessReport: Report {
  /// What was found out about one resource.
  package struct Entry: Sendable {
    /// The resource.
    package let resource: ResourceName
    /// `allowed`, `forbidden`, `notServed` or `failed`.
    package let outcome: String
    /// What of it would not be seen, in order: all of it, namespaces, single objects.
    package let unseen: [Scope]
    /// The server's words; empty: it has none.
    package let words: String
    /// The facts that are found in what would not be seen, sorted.
    package let facts: [FactName]

    package init(
      resource: ResourceName, outcome: String, unseen: [Scope] = [], words: String = "",
      facts: [FactName] = []
    ) {
      self.resource = resource
      self.outcome = outcome
      self.unseen = unseen
      self.words = words
      self.facts = facts
    }

    /// Whether the collector would see less than it asks for.
    package var isBlind: Bool { !unseen.isEmpty }
  }

  /// How the server is named.
  package let server: String
  /// Whether the server was asked what it allows; else each right was tried.
  package let isReviewed: Bool
  /// One entry for each resource, sorted.
  package let entries: [Entry]
  /// The ClusterRole that is missing; nil: none.
  package let missingRole: JSONValue?

  package init(server: String, isReviewed: Bool, entries: [Entry], missingRole: JSONValue?) {
    self.server = server
    self.isReviewed = isReviewed
    self.entries = entries
    self.missingRole = missingRole
  }

  /// Whether everything that is served may be read.
  package var isComplete: Bool { !entries.contains(where: \.isBlind) }

  /// The facts that go blind, sorted.
  package var blindFacts: [FactName] { Set(entries.flatMap(\.facts)).sorted() }

  package var kind: String { "AccessReport" }

  package var members: [String: JSONValue] {
    var members: [String: JSONValue] = [
      "server": .string(server), "askedBy": isReviewed ? "review" : "trying",
      "resources": .array(entries.map(Self.document)),
      "blindFacts": .array(blindFacts.map { .string($0.text) }),
    ]
    members["missingRole"] = missingRole
    return members
  }

  private static func document(_ entry: Entry) -> JSONValue {
    JSONValue(members: [
      "resource": .string(entry.resource.text), "outcome": .string(entry.outcome),
      "unseen": entry.isBlind ? .array(entry.unseen.map { .string($0.description) }) : nil,
      "detail": entry.words.isEmpty ? nil : .string(entry.words),
      "facts": entry.facts.isEmpty ? nil : .array(entry.facts.map { .string($0.text) }),
    ])
  }

  package func text(wide: Bool, style: TextStyle) -> String {
    var parts = [heading + "\n", table(wide: wide).text(style)]
    if !blindFacts.isEmpty {
      parts.append("facts that go blind, wholly or in part:\n" + Self.folded(blindFacts))
    }
    if let missingRole {
      parts.append(
        "what is missing:\n"
          + YAMLFormat.text(of: missingRole).split(separator: "\n").map { "  \($0)\n" }.joined())
    }
    return parts.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  package func markdown() -> MarkdownDocument {
    var document = MarkdownDocument()
    document.addHeading(2, MarkdownText("What may be read of \(server)"))
    document.addParagraph(.strong(summary))
    document.addTable(table(wide: true))
    if let missingRole {
      document.addParagraph(MarkdownText("What is missing:"))
      document.addCode(YAMLFormat.text(of: missingRole), language: "yaml")
    }
    return document
  }

  private var heading: String { TerminalText.safe("\(server): \(summary)") }

  private var summary: String {
    let order = ["allowed", "forbidden", "failed", "notServed"]
    let counts = order.compactMap { outcome -> String? in
      let count = entries.count { $0.outcome == outcome }
      return count == 0 ? nil : "\(count) \(outcome)"
    }
    return counts.joined(separator: ", ")
      + (isReviewed ? ", as the server says when asked" : ", as tried")
  }

  /// Narrow: only what would not be seen.
  private func table(wide: Bool) -> TextTable {
    var table = TextTable(["RESOURCE", "OUTCOME", "UNSEEN", "THE SERVER SAYS"])
    for entry in entries where wide || entry.isBlind {
      table.add([
        entry.resource.text, entry.outcome, Self.places(entry.unseen, wide: wide),
        entry.words.isEmpty ? "-" : entry.words,
      ])
    }
    return table
  }

  private static func places(_ unseen: [Scope], wide: Bool) -> String {
    guard let first = unseen.first else { return "-" }
    if first.namespace.isEmpty && first.name.isEmpty { return "all" }
    let places = unseen.map { scope in
      scope.name.isEmpty
        ? "in \(scope.namespace)"
        : scope.namespace.isEmpty ? scope.name : "\(scope.namespace)/\(scope.name)"
    }
    if wide || places.count <= 2 { return places.joined(separator: ", ") }
    return "\(places[0]) and \(places.count - 1) others"
  }

  /// Names on lines of at most 98 columns.
  private static func folded(_ names: [FactName]) -> String {
    var lines = ["  "]
    for name in names.map(\.text) {
      if lines[lines.count - 1].count + name.count >= 96 { lines.append("  ") }
      lines[lines.count - 1] += (lines[lines.count - 1] == "  " ? "" : ", ") + name
    }
    return lines.joined(separator: ",\n") + "\n"
  }
}
