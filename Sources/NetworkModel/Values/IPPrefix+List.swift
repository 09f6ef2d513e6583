extension IPPrefix {
  /// Ranges as configuration lists them, blanks around them left out; nil where one is none.
  static func list(_ texts: [String]) -> [IPPrefix]? {
    let prefixes = texts.map { text in
      IPPrefix(String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()))
    }
    return prefixes.contains(nil) ? nil : prefixes.compactMap { $0 }
  }
}
