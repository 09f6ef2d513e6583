/// Builds the structure of a Corefile by the rules of CoreDNS
/// (https://github.com/coredns/caddy/blob/master/caddyfile/parse.go). Snippets are put in their
/// places; imports of files stay, because what they hold is somewhere else.
struct CorefileParser {
  /// Blocks inside blocks.
  static let depthMax = 16
  /// What CoreDNS itself allows.
  static let importsMax = 1000

  private var words: [CorefileToken]
  private var position = 0
  private var snippets: [String: [CorefileToken]] = [:]
  private var importCount = 0

  init(_ text: String) throws(CorefileError) {
    words = try CorefileLexer.words(of: text)
  }

  private var current: CorefileToken? { position < words.count ? words[position] : nil }

  /// A whole file.
  mutating func corefile() throws(CorefileError) -> Corefile {
    var corefile = Corefile()
    while let word = current {
      if word.text == "import", word.beginsLine {
        if let file = try importedFile() { corefile.imports.append(file) }
        continue
      }
      let keys = try addresses()
      if keys.count == 1, keys[0].hasPrefix("("), keys[0].hasSuffix(")") {
        try define(String(keys[0].dropFirst().dropLast()), at: word.line)
        continue
      }
      corefile.blocks.append(
        CorefileServerBlock(
          addresses: keys.map { CorefileAddress($0) }, directives: try serverBody(),
          line: word.line))
    }
    return corefile
  }

  /// Lines that are imported into a server.
  mutating func fragment() throws(CorefileError) -> [CorefileDirective] {
    try directives(opening: nil)
  }

  // MARK: Servers

  private mutating func addresses() throws(CorefileError) -> [String] {
    let line = current?.line ?? 1
    var keys: [String] = []
    var expectsMore = false
    while let word = current, keys.isEmpty || expectsMore || !word.beginsLine {
      if word.text == "{" { break }
      if word.text == "}" { throw CorefileError(.unexpectedBrace("}"), line: word.line) }
      if word.text.hasSuffix("{") {
        throw CorefileError(.braceSticksTo(word.text), line: word.line)
      }
      expectsMore = word.text.hasSuffix(",")
      let key = expectsMore ? String(word.text.dropLast()) : word.text
      if !key.isEmpty { keys.append(key) }
      position += 1
    }
    if expectsMore { throw CorefileError(.noZoneAfterComma, line: line) }
    if keys.isEmpty { throw CorefileError(.noZone, line: line) }
    return keys
  }

  private mutating func serverBody() throws(CorefileError) -> [CorefileDirective] {
    // A file of one server needs no braces.
    guard let word = current, word.text == "{" else { return try directives(opening: nil) }
    position += 1
    return try directives(opening: word.line)
  }

  private mutating func directives(
    opening: Int?
  ) throws(CorefileError) -> [CorefileDirective] {
    var found: [CorefileDirective] = []
    while let word = current {
      if word.text == "}" {
        guard opening != nil else { throw CorefileError(.unexpectedBrace("}"), line: word.line) }
        position += 1
        return found
      }
      if word.text == "import" {
        if let file = try importedFile() { found.append(Self.importing(file)) }
      } else {
        found.append(try directive(depth: 1))
      }
    }
    if let opening { throw CorefileError(.braceNotClosed, line: opening) }
    return found
  }

  private static func importing(_ file: String) -> CorefileDirective {
    CorefileDirective(name: "import", arguments: [file], block: [])
  }

  // MARK: Plugins

  private mutating func directive(depth: Int) throws(CorefileError) -> CorefileDirective {
    let first = words[position]
    guard depth <= Self.depthMax else {
      throw CorefileError(.nestedTooDeep(limit: Self.depthMax), line: first.line)
    }
    if first.text == "{" { throw CorefileError(.unexpectedBrace("{"), line: first.line) }
    position += 1
    var arguments: [String] = []
    while let word = current {
      if word.text == "{" {
        position += 1
        let block = try settings(opening: word.line, depth: depth)
        if let next = current, !next.beginsLine, depth == 1 || next.text != "}" {
          throw CorefileError(
            next.text == "}" ? .unexpectedBrace("}") : .wordAfterBlock(next.text),
            line: next.line)
        }
        return CorefileDirective(name: first.text, arguments: arguments, block: block)
      }
      if word.beginsLine { break }
      if word.text == "}" {
        // CoreDNS wants the brace that closes a server on a line of its own.
        if depth == 1 { throw CorefileError(.unexpectedBrace("}"), line: word.line) }
        break
      }
      arguments.append(word.text)
      position += 1
    }
    return CorefileDirective(name: first.text, arguments: arguments, block: [])
  }

  private mutating func settings(
    opening: Int, depth: Int
  ) throws(CorefileError) -> [CorefileDirective] {
    var found: [CorefileDirective] = []
    while let word = current {
      if word.text == "}" {
        position += 1
        return found
      }
      if word.text == "import", word.beginsLine {
        if let file = try importedFile() { found.append(Self.importing(file)) }
      } else {
        found.append(try directive(depth: depth + 1))
      }
    }
    throw CorefileError(.braceNotClosed, line: opening)
  }

  // MARK: Imports

  /// The file that the line imports; nil where it was a snippet, which now stands in its place.
  private mutating func importedFile() throws(CorefileError) -> String? {
    let start = position
    let line = words[start].line
    position += 1
    guard let pattern = current, !pattern.beginsLine, !pattern.text.isEmpty else {
      throw CorefileError(.importWithoutOnePattern, line: line)
    }
    position += 1
    if let next = current, !next.beginsLine {
      throw CorefileError(.importWithoutOnePattern, line: line)
    }
    guard let snippet = snippets[pattern.text] else { return pattern.text }
    importCount += 1
    guard importCount <= Self.importsMax else {
      throw CorefileError(.tooManyImports(limit: Self.importsMax), line: line)
    }
    guard words.count + snippet.count <= CorefileLexer.wordsMax else {
      throw CorefileError(.tooManyWords(limit: CorefileLexer.wordsMax), line: line)
    }
    words.replaceSubrange(start..<position, with: snippet)
    position = start
    return nil
  }

  private mutating func define(_ name: String, at line: Int) throws(CorefileError) {
    guard snippets[name] == nil else { throw CorefileError(.snippetTwice(name), line: line) }
    guard let opening = current, opening.text == "{" else {
      throw CorefileError(.snippetWithoutBraces(name), line: line)
    }
    position += 1
    let start = position
    var depth = 1
    while let word = current {
      if word.text == "{" { depth += 1 }
      if word.text == "}" { depth -= 1 }
      if depth == 0 { break }
      position += 1
    }
    guard depth == 0 else { throw CorefileError(.braceNotClosed, line: opening.line) }
    var body = Array(words[start..<position])
    if !body.isEmpty { body[0].beginsLine = true }
    snippets[name] = body
    position += 1
  }
}
