/// What was not seen, at the end of an answer.
enum UnseenLines {
  /// Nothing where everything was seen.
  static func text(_ gaps: [String]) -> String {
    if gaps.isEmpty { return "" }
    return "\nnot seen:\n" + gaps.map { TerminalText.safe("  \($0)") + "\n" }.joined()
  }
}
