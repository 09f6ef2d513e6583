import ClusterObjects

/// Somebody else's text, cut to what a message can hold.
enum BriefText {
  private static let charactersMax = 80

  static func of(_ text: String) -> String {
    if text.isEmpty { return "an empty text" }
    return text.count > charactersMax ? text.prefix(charactersMax - 3) + "..." : text
  }

  /// A text as it is, everything else as JSON.
  static func of(_ value: JSONValue) -> String {
    switch value {
    case .null: "nothing"
    case .string(let text): of(text)
    default: of(value.compactText)
    }
  }
}
