package import ClusterObjects

/// An error, as a document.
package struct ErrorReport: Report {
  /// The exit code.
  package let code: Int32
  /// What failed, the value, and where.
  package let message: String
  /// What to do.
  package let hint: String?

  package init(code: Int32, message: String, hint: String?) {
    self.code = code
    self.message = message
    self.hint = hint
  }

  package var kind: String { "Error" }

  package var members: [String: JSONValue] {
    var members: [String: JSONValue] = ["code": JSONValue(Int(code)), "message": .string(message)]
    if let hint { members["hint"] = .string(hint) }
    return members
  }

  package func text(wide: Bool, style: TextStyle) -> String {
    let message = style.colored("error:", .removed) + " " + TerminalText.safe(message) + "\n"
    return message + (hint.map { "  " + TerminalText.safe($0) + "\n" } ?? "")
  }

  package func markdown() -> MarkdownDocument {
    var document = MarkdownDocument()
    document.addParagraph(.strong("error:") + " " + MarkdownText(message))
    if let hint { document.addParagraph(MarkdownText(hint)) }
    return document
  }
}
