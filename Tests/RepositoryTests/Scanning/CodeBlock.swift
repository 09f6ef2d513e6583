/// What stands between two braces that belong together.
struct CodeBlock: Equatable {
  /// A type's body, or anything else: a function's, an accessor's, a closure's, a branch's.
  enum Kind: Equatable {
    case type(TypeHeader)
    case other
  }

  var kind: Kind
  /// The line of the opening brace; `lines.upperBound` is the one of the closing brace.
  var lines: ClosedRange<Int>
  /// How many blocks it lies in.
  var depth: Int
  /// It stands between parentheses or brackets, as a default argument or a closure passed does.
  var isArgument: Bool
  var tokens: ArraySlice<Token>

  var type: TypeHeader? {
    if case .type(let header) = kind { header } else { nil }
  }

  /// The lines strictly between those of the braces.
  var bodyLineCount: Int { max(0, lines.count - 2) }
}
