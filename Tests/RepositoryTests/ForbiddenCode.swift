/// What may not be written in Swift here, each as a check of one file.
enum ForbiddenCode {
  /// Words in pieces, or this file would hold them.
  private static let notes = ["TO" + "DO", "FIX" + "ME"]

  /// A note to oneself hides work; it is looked for in comments too.
  static func notes(in file: SourceFile) -> [Violation] {
    zip(1..., file.lines).flatMap { number, line in
      notes.filter { line.holds(word: $0) }.map {
        Violation(file.path, line: number, $0, advice: "do it, or write it down as an issue")
      }
    }
  }

  /// A crash instead of an error.
  static func forcedResults(in file: SourceFile) -> [Violation] {
    zip(1..., file.code).flatMap { number, line in
      ["try!", "as!"].filter { line.holds(word: $0) }.map {
        Violation(file.path, line: number, $0, advice: "handle the error or the other type")
      }
    }
  }

  static func unexplainedCrashes(in file: SourceFile) -> [Violation] {
    let code = file.code
    return code.indices.filter { index in
      code[index].ranges(of: "fatalError(").contains { range in
        let rest = code[index][range.upperBound...] + code[(index + 1)...].joined()
        let argument = rest.drop { $0.isWhitespace }
        return argument.hasPrefix(")")
          || argument.hasPrefix("\"\"") && !argument.hasPrefix("\"\"\"")
      }
    }.map {
      Violation(
        file.path, line: $0 + 1, "a fatal error without a reason",
        advice: "say what was broken, or throw an error")
    }
  }

  /// What a library prints, no caller can catch or test.
  static func printing(in file: SourceFile) -> [Violation] {
    if file.isUnder("Sources/netlapse", "Sources/NetlapseCommands") { return [] }
    return zip(1..., file.code).filter { _, line in
      line.ranges(of: "print(").contains { range in
        let before = line[..<range.lowerBound]
        if before.hasSuffix("Swift.") { return true }
        return !before.hasSuffix(".") && !before.hasSuffix("func ")
          && before.last.map(Token.isInWord) != true
      }
    }.map { number, _ in
      Violation(
        file.path, line: number, "printing outside the commands",
        advice: "return the text, or throw an error")
    }
  }

  static func unexplainedUnchecked(in file: SourceFile) -> [Violation] {
    let lines = file.lines
    return zip(0..., file.code).filter { index, line in
      line.contains("@unchecked Sendable")
        && (index == 0 || !lines[index - 1].drop { $0.isWhitespace }.hasPrefix("//"))
    }.map { index, _ in
      Violation(
        file.path, line: index + 1, "@unchecked Sendable without a comment on the line before",
        advice: "say there why no two threads can meet")
    }
  }
}

extension String {
  /// Whether a word stands in it that is not part of a longer one.
  fileprivate func holds(word: String) -> Bool {
    ranges(of: word).contains { range in
      let after = self[range.upperBound...].first.map(Token.isInWord) ?? false
      return self[..<range.lowerBound].last.map(Token.isInWord) != true
        && !(after && word.last.map(Token.isInWord) == true)
    }
  }
}
