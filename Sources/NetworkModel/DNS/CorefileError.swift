/// Why a Corefile cannot be read.
struct CorefileError: Error, Hashable, CustomStringConvertible {
  /// What is wrong.
  enum Problem: Hashable, Sendable {
    case tooLong(limitBytes: Int)
    case tooManyWords(limit: Int)
    case nestedTooDeep(limit: Int)
    case tooManyImports(limit: Int)
    case quoteNotClosed
    case braceNotClosed
    case unexpectedBrace(String)
    case braceSticksTo(String)
    case noZone
    case noZoneAfterComma
    case wordAfterBlock(String)
    case importWithoutOnePattern
    case snippetTwice(String)
    case snippetWithoutBraces(String)
  }

  /// What is wrong.
  let problem: Problem
  /// Where, counted from 1.
  let line: Int

  init(_ problem: Problem, line: Int) {
    self.problem = problem
    self.line = line
  }

  /// `line 7: a brace is not closed`.
  var description: String { "line \(line): \(what)" }

  private var what: String {
    switch problem {
    case .tooLong(let limit): "the text is longer than \(limit) bytes"
    case .tooManyWords(let limit): "there are more than \(limit) words"
    case .nestedTooDeep(let limit): "blocks are nested deeper than \(limit)"
    case .tooManyImports(let limit): "snippets are imported more than \(limit) times"
    case .quoteNotClosed: "a quote is not closed"
    case .braceNotClosed: "a brace is not closed"
    case .unexpectedBrace(let brace): "a \(brace) stands where none can be"
    case .braceSticksTo(let word): "there is no space before the brace of \(Self.short(word))"
    case .noZone: "a server block names no zone"
    case .noZoneAfterComma: "no zone follows a comma"
    case .wordAfterBlock(let word): "\(Self.short(word)) follows a block on its line"
    case .importWithoutOnePattern: "import takes one file, pattern or snippet"
    case .snippetTwice(let name): "the snippet \(Self.short(name)) is there twice"
    case .snippetWithoutBraces(let name): "the snippet \(Self.short(name)) has no block"
    }
  }

  private static func short(_ word: String) -> String {
    word.count <= 60 ? word : word.prefix(60) + "..."
  }
}
