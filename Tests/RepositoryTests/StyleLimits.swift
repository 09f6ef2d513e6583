/// The limits and forbidden words of the style, each as a check of one file.
enum StyleLimits {
  static let columns = 100
  static let fileLines = 400
  static let bodyLines = 70
  static let forbiddenNames: Set = [
    "utils", "util", "utilities", "common", "helpers", "helper", "manager", "misc",
  ]

  // MARK: Size

  /// `exceptions` names files whose lines may be longer, with the reason.
  static func longLines(in file: SourceFile, exceptions: [String: String] = [:]) -> [Violation] {
    if exceptions[file.path] != nil { return [] }
    return zip(1..., file.lines).filter { $0.1.count > columns }.map { number, line in
      Violation(
        file.path, line: number, "\(line.count) columns, at most \(columns) fit",
        advice: "break the line")
    }
  }

  static func longFile(_ file: SourceFile) -> [Violation] {
    let count = file.lines.count
    guard count >= fileLines else { return [] }
    return [
      Violation(
        file.path, line: fileLines, "\(count) lines, fewer than \(fileLines) are wanted",
        advice: "split the file by stage or by type")
    ]
  }

  /// A block that holds no type's members is a function, an accessor, a closure or a branch; the
  /// outermost one counts, since those inside are shorter.
  static func longBodies(in file: SourceFile) -> [Violation] {
    do {
      let blocks = try CodeBlockScanner.blocks(of: file.code)
      var end = 0
      return blocks.filter { $0.type == nil && $0.bodyLineCount >= bodyLines }.compactMap { block in
        guard block.lines.lowerBound > end else { return nil }
        end = block.lines.upperBound
        return Violation(
          file.path, line: block.lines.lowerBound,
          "a body of \(block.bodyLineCount) lines, fewer than \(bodyLines) are wanted",
          advice: "give its parts functions of their own")
      }
    } catch {
      return [
        Violation(
          file.path, line: error.line, "the braces do not balance, so nothing here is checked",
          advice: "mend the file, or CodeMask.swift if the compiler accepts it")
      ]
    }
  }

  // MARK: Names

  static func vagueNames(in file: SourceFile) -> [Violation] {
    let path = (file.folders + [file.stem]).filter(isVague).map {
      Violation(file.path, "\($0) says nothing", advice: nameAdvice)
    }
    let blocks = file.isSwift ? (try? CodeBlockScanner.blocks(of: file.code)) ?? [] : []
    let types = blocks.compactMap(\.type).filter { $0.keyword != "extension" && isVague($0.name) }
    return path
      + types.map {
        Violation(file.path, line: $0.line, "\($0.name) says nothing", advice: nameAdvice)
      }
  }

  private static let nameAdvice = "name it after what it is or does"

  private static func isVague(_ name: String) -> Bool {
    words(of: name).contains { forbiddenNames.contains($0.lowercased()) }
  }

  /// `IPManager+Text` is `IP`, `Manager` and `Text`.
  static func words(of name: String) -> [String] {
    let characters = Array(name)
    var words = [""]
    for (index, character) in characters.enumerated() {
      let isAfterLower = index > 0 && !characters[index - 1].isUppercase
      let isBeforeLower = index + 1 < characters.count && characters[index + 1].isLowercase
      if !character.isLetter && !character.isNumber {
        words.append("")
      } else if character.isUppercase && (isAfterLower || isBeforeLower) {
        words.append(String(character))
      } else {
        words[words.count - 1].append(character)
      }
    }
    return words.filter { !$0.isEmpty }
  }
}
