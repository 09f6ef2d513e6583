/// A text file of the repository, or a planted sample of one.
struct SourceFile {
  /// Relative to the package's root, with `/` between the folders.
  let path: String
  let text: String
  /// The lines of Swift with comments and the insides of strings blanked out; else none.
  let code: [String]

  init(path: String, text: String) {
    self.path = path
    self.text = text
    code = path.hasSuffix(".swift") ? Self.lines(of: CodeMask.code(of: text)) : []
  }

  /// The lines as they are written, without what ends them.
  var lines: [String] { Self.lines(of: text) }

  var folders: [String] { Array(components.dropLast()) }

  var name: String { components.last ?? path }

  /// The file's name without its last extension.
  var stem: String {
    name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
  }

  var isSwift: Bool { path.hasSuffix(".swift") }

  /// Written by hand in a language with a style; test data are not.
  var isSource: Bool {
    isSwift || [".sql", ".h", ".modulemap"].contains { path.hasSuffix($0) }
  }

  func isUnder(_ folders: String...) -> Bool {
    folders.contains { path.hasPrefix($0 + "/") }
  }

  private var components: [String] { path.split(separator: "/").map(String.init) }

  private static func lines(of text: String) -> [String] {
    let newline = UInt8(ascii: "\n")
    var lines = text.utf8.split(separator: newline, omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines.map { String(Substring($0)) }
  }
}
