/// A word or a single other character of code, with its line.
struct Token: Equatable {
  let text: String
  let line: Int

  /// Takes masked code apart; blanks are left out.
  static func tokens(of code: [String]) -> [Token] {
    zip(1..., code).flatMap { number, line in
      var tokens: [Token] = []
      var rest = Substring(line)
      while let first = rest.first {
        let word = rest.prefix(while: isInWord)
        let text = word.isEmpty ? rest.prefix(1) : word
        if !first.isWhitespace { tokens.append(Token(text: String(text), line: number)) }
        rest = rest.dropFirst(text.count)
      }
      return tokens
    }
  }

  /// Backticks belong to the word, so an escaped keyword is not a keyword.
  static func isInWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_" || character == "`"
  }
}
