package import ClusterObjects

/// The value of a fact. Units stand in the fact's name.
package enum FactValue: Hashable, Sendable, ExpressibleByStringLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral
{
  case word(String)
  case number(Int)
  case truth(Bool)
  /// In an order that means something, or sorted.
  case list([FactValue])
  case record([String: FactValue])

  /// A word.
  package init(stringLiteral text: String) { self = .word(text) }

  /// A number.
  package init(integerLiteral number: Int) { self = .number(number) }

  /// True or false.
  package init(booleanLiteral value: Bool) { self = .truth(value) }

  /// A list.
  package init(arrayLiteral elements: FactValue...) { self = .list(elements) }

  /// Words in their order.
  package init(words: some Sequence<String>) { self = .list(words.map { .word($0) }) }

  /// A record without the members that are nil.
  package init(members: KeyValuePairs<String, FactValue?>) {
    var record: [String: FactValue] = [:]
    for (name, value) in members { if let value { record[name] = value } }
    self = .record(record)
  }

  /// A member of a record; nil for everything else.
  package subscript(name: String) -> FactValue? {
    if case .record(let members) = self { members[name] } else { nil }
  }

  /// The text of a word; nil for everything else.
  package var word: String? { if case .word(let text) = self { text } else { nil } }

  /// A number; nil for everything else.
  package var number: Int? { if case .number(let number) = self { number } else { nil } }

  /// The elements of a list; nil for everything else.
  package var elements: [FactValue]? { if case .list(let list) = self { list } else { nil } }

  /// The words of a list, those that are any.
  package var words: [String] { elements?.compactMap(\.word) ?? [] }

  /// As documents show it.
  package var document: JSONValue {
    switch self {
    case .word(let text): .string(text)
    case .number(let number): JSONValue(number)
    case .truth(let value): .bool(value)
    case .list(let elements): .array(elements.map(\.document))
    case .record(let members): .object(members.mapValues(\.document))
    }
  }

  /// As tables show it: `10.244.0.0/16, fd00::/48`, `a=1 b=2`, `none` for an empty list.
  package var text: String {
    switch self {
    case .word(let text): text
    case .number(let number): String(number)
    case .truth(let value): value ? "yes" : "no"
    case .list(let elements):
      elements.isEmpty ? "none" : elements.map(\.text).joined(separator: ", ")
    case .record(let members):
      members.sorted { $0.key.precedesBytewise($1.key) }
        .map { name, value in "\(name)=\(value.text)" }.joined(separator: " ")
    }
  }
}
