/// What a tag asks for (https://yaml.org/type/).
enum YAMLTag: Equatable {
  case string, integer, float, boolean, null, timestamp, binary, merge
  /// `!` alone.
  case nonSpecific
  /// One that means nothing here: the text below it stays as it is.
  case other

  private static let prefix = "tag:yaml.org,2002:"

  /// - Parameter text: with its handle resolved, as libyaml gives it.
  init(_ text: String) {
    guard text.hasPrefix(Self.prefix) else {
      self = text == "!" ? .nonSpecific : .other
      return
    }
    switch text.dropFirst(Self.prefix.count) {
    case "str": self = .string
    case "int": self = .integer
    case "float": self = .float
    case "bool": self = .boolean
    case "null": self = .null
    case "timestamp": self = .timestamp
    case "binary": self = .binary
    case "merge": self = .merge
    default: self = .other
    }
  }

  /// As it is written.
  var name: String {
    switch self {
    case .string: "!!str"
    case .integer: "!!int"
    case .float: "!!float"
    case .boolean: "!!bool"
    case .null: "!!null"
    case .timestamp: "!!timestamp"
    case .binary: "!!binary"
    case .merge: "!!merge"
    case .nonSpecific, .other: "!"
    }
  }
}
