/// A module named by an `import`, however the statement is decorated.
struct ImportStatement: Equatable {
  private static let kinds: Set = [
    "struct", "class", "enum", "protocol", "typealias", "func", "var", "let", "actor",
  ]

  let module: String
  /// Counted from 1.
  let line: Int

  /// Finds `import X`, `package import X`, `@testable import X` and `import struct X.Y` in masked
  /// code; `import` is a reserved word, so nothing else looks like it.
  static func statements(in code: [String]) -> [ImportStatement] {
    zip(1..., code).flatMap { number, line in
      line.contains("import") ? modules(in: line).map { Self(module: $0, line: number) } : []
    }
  }

  private static func modules(in line: String) -> [String] {
    let words = Token.tokens(of: [line]).map(\.text)
    return words.indices.filter { words[$0] == "import" }.compactMap { index in
      words[(index + 1)...].first { !kinds.contains($0) }?.filter { $0 != "`" }
    }
  }
}
