package import JSONScanner

/// A JSON value as a tree: for reports, where few values are handled and speed does not matter.
///
/// Numbers keep their text, so nothing is rounded.
package indirect enum JSONValue: Hashable, Sendable, ExpressibleByStringLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral
{
  case null
  case bool(Bool)
  /// A number as it is written in canonical form.
  case number(String)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  /// A string.
  package init(stringLiteral text: String) { self = .string(text) }

  /// A whole number.
  package init(integerLiteral number: Int) { self = .number(String(number)) }

  /// True or false.
  package init(booleanLiteral value: Bool) { self = .bool(value) }

  /// An array.
  package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }

  /// A whole number.
  package init(_ number: Int) { self = .number(String(number)) }

  /// An object without the members that are nil: absent is absent.
  package init(members: KeyValuePairs<String, JSONValue?>) {
    var object: [String: JSONValue] = [:]
    for (name, value) in members { if let value { object[name] = value } }
    self = .object(object)
  }

  /// The value at a node of a scanner's tape.
  package init(_ scanner: borrowing JSONScanner, node index: Int = 0) {
    switch scanner.kind(index) {
    case .null: self = .null
    case .true: self = .bool(true)
    case .false: self = .bool(false)
    case .number: self = .number(scanner.string(index))
    case .string: self = .string(scanner.string(index))
    case .array:
      var elements: [JSONValue] = []
      var element = index + 1
      while element < scanner.next(index) {
        elements.append(JSONValue(scanner, node: element))
        element = scanner.next(element)
      }
      self = .array(elements)
    case .object:
      var members: [String: JSONValue] = [:]
      var name = index + 1
      while name < scanner.next(index) {
        members[scanner.string(name)] = JSONValue(scanner, node: name + 1)
        name = scanner.next(name + 1)
      }
      self = .object(members)
    }
  }

  /// Reads a whole text.
  package init(parsing bytes: [UInt8]) throws(JSONSyntaxError) {
    var scanner = JSONScanner()
    scanner.load(bytes)
    try scanner.scanWhole()
    self.init(scanner)
  }

  /// A member of an object; nil for everything else. Setting nil removes it.
  package subscript(name: String) -> JSONValue? {
    get { if case .object(let members) = self { members[name] } else { nil } }
    set {
      guard case .object(var members) = self else { return }
      members[name] = newValue
      self = .object(members)
    }
  }

  /// The text of a string; nil for everything else.
  package var text: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// A whole number; nil for everything else and for what does not fit.
  package var int: Int? {
    if case .number(let text) = self { Int(text) } else { nil }
  }

  /// The elements of an array; nil for everything else.
  package var elements: [JSONValue]? {
    if case .array(let elements) = self { elements } else { nil }
  }
}
