/// Finds what other modules can see and no `///` describes.
///
/// It reads line by line: a declaration is seen where it begins a line, with its modifiers on the
/// same line, which is how `swift format` leaves them.
struct DocComments {
  /// What a type may declare without a word when it conforms to one of these: the protocol says
  /// what it is.
  private static let standardProtocols: Set = [
    "Comparable", "Hashable", "Equatable", "CustomStringConvertible", "Error", "Encodable",
    "OptionSet", "Report", "ExpressibleByStringLiteral", "ExpressibleByStringInterpolation",
  ]
  private static let standardRequirements: Set = [
    "description", "==", "<", "hash", "encode", "rawValue", "kind", "members", "text",
    "markdown",
  ]

  private let file: SourceFile
  private let lines: [String]
  private let code: [String]
  private let blocks: [CodeBlock]

  static func violations(in file: SourceFile) -> [Violation] {
    // Braces that do not balance are reported by the style check.
    guard let comments = try? DocComments(file) else { return [] }
    return comments.violations
  }

  private init(_ file: SourceFile) throws {
    self.file = file
    lines = file.lines
    code = file.code
    blocks = try CodeBlockScanner.blocks(of: code)
  }

  private var violations: [Violation] {
    zip(1..., code).compactMap { number, line in
      guard let declaration = Declaration(line), isVisible(declaration, on: number),
        !isDocumented(number), !needsNoComment(declaration, on: number)
      else { return nil }
      return Violation(
        file.path, line: number,
        "\(declaration.name) is visible across modules and has no doc comment",
        advice: "say in a `///` what it is, and why; or make it internal")
    }
  }

  /// The requirements of a visible protocol are visible without saying so.
  private func isVisible(_ declaration: Declaration, on number: Int) -> Bool {
    if declaration.isVisibleAcrossModules { return true }
    guard let type = block(around: number)?.type else { return false }
    return type.keyword == "protocol" && type.isVisibleAcrossModules
  }

  /// Looks above the declaration, past its attributes and past plain comments.
  private func isDocumented(_ number: Int) -> Bool {
    var unclosed = 0
    for index in (0..<(number - 1)).reversed() {
      let line = lines[index].drop { $0.isWhitespace }
      if line.hasPrefix("///") { return true }
      unclosed += code[index].filter { $0 == ")" }.count - code[index].filter { $0 == "(" }.count
      if unclosed <= 0 && !line.hasPrefix("@") && !line.hasPrefix("//") { return false }
    }
    return false
  }

  // MARK: Exceptions

  private func needsNoComment(_ declaration: Declaration, on number: Int) -> Bool {
    if declaration.modifiers.contains("override") { return true }
    guard let type = block(around: number)?.type else { return false }
    if declaration.keyword == "init" { return isMemberwise(number) && isDocumented(type) }
    return Self.standardRequirements.contains(declaration.name)
      && !Self.standardProtocols.isDisjoint(with: type.inherited)
  }

  /// An extension's own comment says nothing about the type's members.
  private func isDocumented(_ type: TypeHeader) -> Bool {
    type.keyword != "extension" && isDocumented(type.line)
  }

  /// The body of a memberwise `init` is `self.x = x` and nothing else.
  private func isMemberwise(_ number: Int) -> Bool {
    let body = blocks.first { $0.lines.lowerBound >= number && !$0.isArgument }
    guard let words = body?.tokens.map(\.text) else { return false }
    let assignments = stride(from: 2, to: words.count, by: 5).flatMap { index in
      ["self", ".", words[index], "=", words[index]]
    }
    return words == assignments
  }

  private func block(around number: Int) -> CodeBlock? {
    blocks.last { $0.lines.lowerBound < number && number <= $0.lines.upperBound }
  }
}
