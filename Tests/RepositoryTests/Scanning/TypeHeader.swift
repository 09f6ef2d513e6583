/// The declaration of a type or an extension, up to its opening brace.
struct TypeHeader: Equatable {
  static let keywords: Set = ["struct", "class", "enum", "actor", "protocol", "extension"]

  let modifiers: [String]
  let keyword: String
  /// As written, without generic arguments: `Snapshot`, `Coverage.Scope`.
  let name: String
  /// What follows the colon, up to `where`, in words.
  let inherited: [String]
  /// The line of the keyword.
  let line: Int

  /// Reads the header whose keyword stands at an index; nil when the word is not one there, as in
  /// `class func`, `import struct Foundation.Date` or `for actor in actors`.
  init?(_ tokens: [Token], at index: Int) {
    let keyword = tokens[index].text
    let previous = index > 0 ? tokens[index - 1].text : ""
    guard Self.keywords.contains(keyword), ![".", "import"].contains(previous) else { return nil }
    let rest = tokens[(index + 1)...].prefix { $0.text != "{" }.map(\.text)
    guard let first = rest.first, Self.beginsTypeName(first, after: keyword) else { return nil }

    let end = rest.firstIndex { [":", "where", "<"].contains($0) } ?? rest.endIndex
    let beforeWhere = rest.prefix { $0 != "where" }
    self.keyword = keyword
    name = rest[..<end].joined().filter { $0 != "`" }
    inherited = beforeWhere.drop { $0 != ":" }.dropFirst().filter { $0.allSatisfy(Token.isInWord) }
    modifiers = tokens[..<index].reversed().prefix { Declaration.modifiers.contains($0.text) }
      .map(\.text)
    line = tokens[index].line
  }

  var isPrivate: Bool { modifiers.contains("private") || modifiers.contains("fileprivate") }

  var isVisibleAcrossModules: Bool { !Declaration.visible.isDisjoint(with: modifiers) }

  private static func beginsTypeName(_ word: String, after keyword: String) -> Bool {
    if keyword == "extension" && word == "[" { return true }
    guard let first = word.first else { return false }
    return first.isUppercase || first == "_" || first == "`"
  }
}
