/// Splits a Corefile into words as CoreDNS does
/// (https://github.com/caddyserver/caddy/blob/v1/caddyfile/lexer.go, of which
/// https://github.com/coredns/caddy is the copy CoreDNS uses): words end at white space, a word
/// that begins with a quote ends at the next one, `#` outside of quotes hides the rest of the line,
/// and a carriage return is as if it were not there.
struct CorefileLexer {
  /// A ConfigMap cannot hold more
  /// (https://kubernetes.io/docs/concepts/configuration/configmap/#motivation).
  static let textBytesMax = 1 << 20
  /// Also after snippets are put in their places.
  static let wordsMax = 1 << 15

  private var words: [CorefileToken] = []
  private var text = String.UnicodeScalarView()
  private var line = 1
  private var startLine = 1
  private var beginsLine = true

  private init() {}

  /// The words in order.
  static func words(of text: String) throws(CorefileError) -> [CorefileToken] {
    guard text.utf8.count <= textBytesMax else {
      throw CorefileError(.tooLong(limitBytes: textBytesMax), line: 1)
    }
    var lexer = CorefileLexer()
    try lexer.read(text.unicodeScalars)
    return lexer.words
  }

  private mutating func read(_ scalars: String.UnicodeScalarView) throws(CorefileError) {
    var isComment = false
    var isQuoted = false
    var isEscaped = false
    for (place, scalar) in scalars.enumerated() {
      if isQuoted {
        if !isEscaped, scalar == "\\" {
          isEscaped = true
        } else if !isEscaped, scalar == "\"" {
          isQuoted = false
          try end()
        } else {
          // Only a quote can be escaped.
          if isEscaped, scalar != "\"" { text.append("\\") }
          text.append(scalar)
          isEscaped = false
          if scalar == "\n" { line += 1 }
        }
      } else if scalar.properties.isWhitespace {
        if scalar == "\r" { continue }
        if !text.isEmpty { try end() }
        if scalar == "\n" {
          line += 1
          isComment = false
          beginsLine = true
        }
      } else if isComment || (place == 0 && scalar == "\u{FEFF}") {
        continue
      } else if scalar == "#" {
        isComment = true
      } else if text.isEmpty, scalar == "\"" {
        startLine = line
        isQuoted = true
      } else {
        if text.isEmpty { startLine = line }
        text.append(scalar)
      }
    }
    if isQuoted { throw CorefileError(.quoteNotClosed, line: startLine) }
    if !text.isEmpty { try end() }
  }

  private mutating func end() throws(CorefileError) {
    guard words.count < Self.wordsMax else {
      throw CorefileError(.tooManyWords(limit: Self.wordsMax), line: startLine)
    }
    words.append(CorefileToken(text: String(text), line: startLine, beginsLine: beginsLine))
    text = String.UnicodeScalarView()
    beginsLine = false
  }
}
