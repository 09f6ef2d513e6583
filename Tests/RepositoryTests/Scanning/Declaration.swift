/// What one line of code begins to declare: its modifiers, keyword and name.
struct Declaration: Equatable {
  /// Those that make a declaration usable from another module.
  static let visible: Set = ["package", "public", "open"]

  static let modifiers: Set = [
    "package", "public", "open", "internal", "fileprivate", "private",
    "static", "class", "final", "override", "required", "convenience", "indirect", "lazy", "weak",
    "unowned", "mutating", "nonmutating", "consuming", "borrowing", "nonisolated", "isolated",
    "distributed", "dynamic", "optional", "prefix", "postfix", "infix",
  ]

  static let keywords: Set = [
    "func", "var", "let", "init", "subscript", "typealias", "associatedtype",
    "struct", "class", "enum", "actor", "protocol",
  ]

  let modifiers: [String]
  let keyword: String
  let name: String

  /// Reads a line of masked code; nil when no declaration begins on it. Attributes may stand before
  /// the modifiers.
  init?(_ line: String) {
    var rest = Self.withoutAttributes(line.drop { $0.isWhitespace })
    var modifiers: [String] = []
    while let word = Self.firstWord(of: rest) {
      let afterWord = rest.dropFirst(word.count)
      if Self.keywords.contains(word), !Self.isModifier(word, before: afterWord) {
        self.modifiers = modifiers
        keyword = word
        name = Self.name(afterWord, keyword: word)
        return
      }
      guard Self.modifiers.contains(word) else { return nil }
      let setter = afterWord.first == "(" ? afterWord.prefix { $0 != ")" } + ")" : ""
      modifiers.append(word + setter)
      rest = afterWord.dropFirst(setter.count).drop { $0.isWhitespace }
    }
    return nil
  }

  var isVisibleAcrossModules: Bool { !Self.visible.isDisjoint(with: modifiers) }

  /// `class` declares a class unless another declaration follows it.
  private static func isModifier(_ word: String, before rest: Substring) -> Bool {
    guard word == "class", let next = firstWord(of: rest.drop { $0.isWhitespace }) else {
      return false
    }
    return keywords.contains(next) || modifiers.contains(next)
  }

  private static func withoutAttributes(_ line: Substring) -> Substring {
    var rest = line
    while rest.first == "@" {
      rest = rest.dropFirst().drop(while: Token.isInWord)
      if rest.first == "(" {
        var depth = 0
        let end = rest.firstIndex { character in
          depth += character == "(" ? 1 : character == ")" ? -1 : 0
          return depth == 0
        }
        rest = end.map { rest[$0...].dropFirst() } ?? ""
      }
      rest = rest.drop { $0.isWhitespace }
    }
    return rest
  }

  private static func firstWord(of text: Substring) -> String? {
    let word = text.prefix(while: Token.isInWord)
    return word.isEmpty ? nil : String(word)
  }

  /// An operator's name ends before its parameters, and so does every other one.
  private static func name(_ rest: Substring, keyword: String) -> String {
    let text = rest.drop { $0.isWhitespace }
    if let word = firstWord(of: text) { return word.filter { $0 != "`" } }
    guard keyword == "func" else { return keyword }
    return String(text.prefix { $0 != "(" && !$0.isWhitespace })
  }
}
