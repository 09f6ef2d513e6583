import ClusterObjects

/// A value on one line, cut where it is long.
struct BriefValue {
  private static let charactersMax = 160

  /// A string as it is, everything else as JSON; safe for a terminal.
  let text: String

  init(_ value: JSONValue) {
    let whole: String
    if case .string(let string) = value, !string.isEmpty {
      whole = TerminalText.safe(string)
    } else {
      whole = TerminalText.safe(value.compactText)
    }
    text =
      whole.count > Self.charactersMax
      ? whole.prefix(Self.charactersMax - 3) + "..." : whole
  }
}
