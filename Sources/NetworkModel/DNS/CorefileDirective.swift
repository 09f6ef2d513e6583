import ClusterObjects

/// A plugin of a server block, or a setting inside its block.
struct CorefileDirective: Hashable, Sendable {
  /// The first word.
  let name: String
  /// The other words of its line.
  let arguments: [String]
  /// What stands between its braces.
  let block: [CorefileDirective]

  /// Plugins of which the order of settings means nothing, by their manuals
  /// (https://coredns.io/plugins/): each setting is of its own, or the last one counts.
  private static let unordered: Set<String> = [
    "cache", "forward", "health", "kubernetes", "prometheus", "reload",
  ]

  /// The line without its block: `forward . /etc/resolv.conf`.
  var header: String { ([name] + arguments).map(Self.quoted).joined(separator: " ") }

  /// A word for a line, a record of one line for a line with a block.
  var value: FactValue {
    if block.isEmpty { return .word(header) }
    var settings = block.map(\.value)
    if Self.unordered.contains(name) {
      settings.sort { $0.text.precedesBytewise($1.text) }
    }
    return .record([header: .list(settings)])
  }

  private static func quoted(_ word: String) -> String {
    let needsQuotes =
      word.isEmpty
      || word.unicodeScalars.contains {
        $0.properties.isWhitespace || $0 == "\"" || $0 == "#"
      }
    return needsQuotes ? "\"\(word.replacing("\"", with: "\\\""))\"" : word
  }
}
