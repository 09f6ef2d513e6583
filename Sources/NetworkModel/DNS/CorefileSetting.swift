/// A line of a Corefile out of its ``FactValue``.
struct CorefileSetting: Hashable {
  /// The first word.
  let name: String
  /// The other words as one text.
  let arguments: String
  /// What stands between its braces.
  let block: [CorefileSetting]

  /// Reads what ``CorefileDirective/value`` wrote; nil for anything else.
  init?(_ value: FactValue) {
    let header: String
    switch value {
    case .word(let text):
      header = text
      block = []
    case .record(let members):
      guard let (text, settings) = members.first else { return nil }
      header = text
      block = (settings.elements ?? []).compactMap { CorefileSetting($0) }
    default: return nil
    }
    name = String(header.prefix { $0 != " " })
    arguments = String(header.dropFirst(name.count + 1))
  }

  /// As a report names it, shortened: rewrites may be long.
  var text: String {
    Self.short(arguments.isEmpty ? name : "\(name) \(arguments)")
  }

  /// Its arguments as a report names them.
  var shortArguments: String { Self.short(arguments) }

  private static func short(_ text: String) -> String {
    text.count <= 80 ? text : text.prefix(80) + "..."
  }

  /// The first argument, where it is a number.
  var number: Int? { Int(arguments.prefix { $0 != " " }) }
}
