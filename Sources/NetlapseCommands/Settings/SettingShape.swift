import Configuration

/// What values a setting takes.
struct SettingShape: Sendable {
  /// How a value is looked up.
  enum Form: Sendable {
    case text, flag, words
  }

  let form: Form
  /// Whether a number of YAML is as good as a text. For a name it is not: `0123` would become 83.
  let takesNumbers: Bool
  /// What is expected, for a message.
  let expectation: String
  /// Whether a text, or each of the words, will do.
  let accepts: @Sendable (String) -> Bool

  init(
    _ form: Form, takesNumbers: Bool = false, expectation: String,
    accepts: @escaping @Sendable (String) -> Bool
  ) {
    self.form = form
    self.takesNumbers = takesNumbers
    self.expectation = expectation
    self.accepts = accepts
  }

  /// Any text but an empty one.
  static func text(_ expectation: String) -> SettingShape {
    SettingShape(.text, expectation: expectation) { !$0.isEmpty }
  }

  /// One of some words.
  static func choice(_ words: [String]) -> SettingShape {
    SettingShape(.text, expectation: "one of \(words.joined(separator: ", "))") {
      words.contains($0)
    }
  }

  /// Any number of some words.
  static func words(_ words: [String]) -> SettingShape {
    SettingShape(.words, expectation: "any of \(words.joined(separator: ", "))") {
      words.contains($0)
    }
  }

  /// Any number of names.
  static func names(_ expectation: String) -> SettingShape {
    SettingShape(.words, expectation: expectation) { !$0.isEmpty }
  }

  /// Yes or no.
  static let flag = SettingShape(.flag, expectation: "true or false") { _ in true }

  /// What it is to swift-configuration.
  var type: ConfigType {
    switch form {
    case .text: .string
    case .flag: .bool
    case .words: .stringArray
    }
  }

  /// The first part of a value that will not do; nil when all will.
  func objection(to content: ConfigContent) -> String? {
    switch content {
    case .string(let text): accepts(text) ? nil : text
    case .stringArray(let words): words.first { !accepts($0) }
    default: nil
    }
  }
}
