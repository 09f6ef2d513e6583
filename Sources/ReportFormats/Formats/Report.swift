package import ClusterObjects

/// An answer, in the shapes every answer has: a document for machines, text for people.
package protocol Report {
  /// The document's `kind`.
  var kind: String { get }

  /// The document's own members.
  var members: [String: JSONValue] { get }

  /// Lines for people.
  ///
  /// - Parameter wide: with more columns, and nothing folded.
  func text(wide: Bool, style: TextStyle) -> String

  /// The same for a change ticket.
  func markdown() -> MarkdownDocument

  /// The rows of the one table that it is; nil: it is more than one, or none.
  func csv() -> CSVTable?
}

extension Report {
  /// The lines for people, as they are, below the document's kind.
  package func markdown() -> MarkdownDocument {
    var document = MarkdownDocument()
    document.addHeading(2, MarkdownText(kind))
    document.addCode(text(wide: false, style: TextStyle(usesColor: false)))
    return document
  }

  /// None.
  package func csv() -> CSVTable? { nil }

  /// The report in a format; what is no table is text where a table is asked for. The one place
  /// that knows them all.
  package func rendered(as format: OutputFormat, _ context: ReportContext) -> String {
    switch format {
    case .table: text(wide: false, style: TextStyle(usesColor: context.usesColor))
    case .wide: text(wide: true, style: TextStyle(usesColor: context.usesColor))
    case .json: JSONFormat.text(of: document(context))
    case .yaml: YAMLFormat.text(of: document(context))
    case .markdown: MarkdownFormat.text(of: markdown())
    case .csv:
      csv().map(CSVFormat.text) ?? text(wide: true, style: TextStyle(usesColor: false))
    }
  }

  private func document(_ context: ReportContext) -> JSONValue {
    var document = members
    document["apiVersion"] = "netlapse/v1"
    document["kind"] = .string(kind)
    document["tool"] = .object([
      "version": .string(context.toolVersion), "ruleSet": JSONValue(context.ruleSet),
    ])
    document["generatedAt"] = .string(context.generatedAt.description)
    return .object(document)
  }
}
