/// Pairs the braces of a Swift file and says which of them hold a type's members.
struct CodeBlockScanner {
  /// A closing brace too many, or the last one missing.
  struct Unbalanced: Error, Equatable {
    let line: Int
  }

  private struct Opening {
    let kind: CodeBlock.Kind
    let index: Int
    let isArgument: Bool
    /// Parentheses open around the brace; inside, they are counted from zero again.
    let parentheses: Int
  }

  private let tokens: [Token]
  private var openings: [Opening] = []
  private var parentheses = 0
  /// A type's header whose brace has not come yet.
  private var header: TypeHeader?
  private var blocks: [CodeBlock] = []

  /// The blocks of masked code in the order of their opening braces.
  static func blocks(of code: [String]) throws(Unbalanced) -> [CodeBlock] {
    var scanner = CodeBlockScanner(tokens: Token.tokens(of: code))
    try scanner.scan()
    return scanner.blocks.sorted { $0.tokens.startIndex < $1.tokens.startIndex }
  }

  private init(tokens: [Token]) {
    self.tokens = tokens
  }

  private mutating func scan() throws(Unbalanced) {
    for (index, token) in tokens.enumerated() {
      switch token.text {
      case "(", "[": parentheses += 1
      case ")", "]": parentheses -= 1
      case "{": open(at: index)
      case "}": try close(at: index)
      default: header = TypeHeader(tokens, at: index) ?? header
      }
    }
    if let opening = openings.last { throw Unbalanced(line: tokens[opening.index].line) }
  }

  private mutating func open(at index: Int) {
    let kind = header.map(CodeBlock.Kind.type) ?? .other
    let isArgument = parentheses > 0
    openings.append(
      Opening(kind: kind, index: index, isArgument: isArgument, parentheses: parentheses))
    parentheses = 0
    header = nil
  }

  private mutating func close(at index: Int) throws(Unbalanced) {
    guard let opening = openings.popLast() else { throw Unbalanced(line: tokens[index].line) }
    parentheses = opening.parentheses
    header = nil
    blocks.append(
      CodeBlock(
        kind: opening.kind,
        lines: tokens[opening.index].line...tokens[index].line,
        depth: openings.count,
        isArgument: opening.isArgument,
        tokens: tokens[(opening.index + 1)..<index]))
  }
}
