package import ClusterObjects

/// One object as it was.
package struct ObjectReport: Report {
  /// What is known of it.
  package enum Knowledge: Sendable {
    /// It was there.
    case present(JSONValue)
    /// It is known not to have been there.
    case absent
    /// Nobody can say, and why.
    case unknown(String)
  }

  /// Which object.
  package let key: ObjectKey
  /// The snapshot that speaks for it, and how far it is from the time asked for; nil: none within
  /// reach attempted the resource.
  package let at: Moment
  /// The snapshot that speaks for the resource there.
  package let snapshot: SnapshotRecord?
  /// How the attempt to see it ended.
  package let coverage: CoverageOutcome
  /// What is known.
  package let knowledge: Knowledge

  package init(
    key: ObjectKey, at: Moment, snapshot: SnapshotRecord?, coverage: CoverageOutcome,
    knowledge: Knowledge
  ) {
    self.key = key
    self.at = at
    self.snapshot = snapshot
    self.coverage = coverage
    self.knowledge = knowledge
  }

  package var kind: String { "ObjectReport" }

  package var members: [String: JSONValue] {
    var members: [String: JSONValue] = [
      "at": JSONValue(at), "coverage": .string(coverage.rawValue),
      "key": JSONValue(members: [
        "resource": .string(key.resource.text), "name": .string(key.name),
        "namespace": key.namespace.isEmpty ? nil : .string(key.namespace),
      ]),
    ]
    if let snapshot, snapshot.id != at.snapshot.id {
      members["carried"] = JSONValue(reference: snapshot)
    }
    switch knowledge {
    case .present(let object): members["object"] = object
    case .absent: members["object"] = .null
    case .unknown(let why): members["object"] = .object(["unknown": .string(why)])
    }
    return members
  }

  package func text(wide: Bool, style: TextStyle) -> String {
    switch knowledge {
    case .present(let object):
      style.colored("# \(TerminalText.safe("\(key), \(place)"))", .muted) + "\n"
        + YAMLFormat.text(of: object)
    case .absent: TerminalText.safe("\(key): known to be absent, \(place)") + "\n"
    case .unknown(let why): TerminalText.safe("\(key): unknown, \(place): \(why)") + "\n"
    }
  }

  package func markdown() -> MarkdownDocument {
    var document = MarkdownDocument()
    document.addHeading(2, .code(key.description))
    switch knowledge {
    case .present(let object):
      document.addParagraph(MarkdownText(place))
      document.addCode(YAMLFormat.text(of: object), language: "yaml")
    case .absent:
      document.addParagraph(.strong("known to be absent") + ", " + MarkdownText(place))
    case .unknown(let why):
      document.addParagraph(.strong("unknown") + ", " + MarkdownText(place) + ": " + why)
    }
    return document
  }

  private var place: String {
    let source = snapshot ?? at.snapshot
    return "\(source.clusterLabel) at \(source.startedAt) (id:\(source.id))"
  }
}
