import ClusterObjects

/// What a credential plugin says on its standard error, as far as a message may repeat it: the end
/// of it, on one line, without what looks like a credential.
///
/// No program can tell every secret from a word, so what is doubtful is left out.
struct PluginComplaint {
  /// Stands for what was left out.
  static let masked = "<masked>"
  private static let bytesMax = 4096
  private static let charactersMax = 300
  /// A name with one of these in it has a secret behind its colon.
  private static let names = [
    "token", "bearer", "basic", "password", "passwd", "passphrase", "pwd", "secret", "credential",
    "authorization", "apikey", "api-key", "api_key", "accesskey", "access-key", "access_key",
    "private", "session", "cookie", "signature", "assertion",
  ]
  private static let schemes: Set = ["bearer", "basic", "negotiate"]

  private var bytes: [UInt8] = []
  private var isCut = false

  init() {}

  /// Takes in what was printed next; the beginning of much is forgotten.
  mutating func append(_ part: UnsafeRawBufferPointer) {
    bytes.append(contentsOf: part)
    let surplus = bytes.count - Self.bytesMax
    if surplus > Self.bytesMax { forget(surplus) }
  }

  private mutating func forget(_ count: Int) {
    bytes.removeFirst(count)
    isCut = true
  }

  /// The end of it as a part of a message; empty when there is nothing to tell.
  ///
  /// - Parameters:
  ///   - values: secrets that were handed over.
  ///   - output: what was printed as an answer; no word of it is repeated.
  func message(without values: [String], or output: [UInt8]) -> String {
    let text = String(decoding: bytes.suffix(Self.bytesMax), as: UTF8.self)
    if text.contains("-----BEGIN") { return Self.masked }
    var plain = Self.plain(text, charactersMax: .max)
    // A word that was cut at its beginning could be the rest of a secret.
    if isCut || bytes.count > Self.bytesMax {
      plain = String(plain.drop { $0 != " " }.drop { $0 == " " })
    }
    // Whole values first: they may have spaces in them.
    for value in values.filter({ $0.count >= 8 }).sorted(by: { $0.count > $1.count }) {
      plain = Self.replace(Self.plain(value, charactersMax: .max), in: plain)
    }
    let printed = Self.words(of: String(decoding: output, as: UTF8.self)).map(\.text)
    let known = Set(printed.filter { $0.count >= 8 }.map(String.init))
    let masked = Self.mask(plain, known: known)
    guard masked.count > Self.charactersMax else { return masked }
    return "..." + masked.suffix(Self.charactersMax)
  }

  /// A text on one line, without terminal sequences and other characters that do harm.
  static func plain(_ text: String, charactersMax: Int = charactersMax) -> String {
    var plain = String.UnicodeScalarView()
    var scalars = text.unicodeScalars[...]
    while let scalar = scalars.popFirst() {
      if scalar == "\u{1B}", scalars.first == "[" {
        // https://ecma-international.org/publications-and-standards/standards/ecma-48/, 5.4
        scalars = scalars.dropFirst().drop { !(0x40...0x7E).contains($0.value) }.dropFirst()
      } else if !JSONValue.isHarmful(scalar), !scalar.properties.isWhitespace {
        plain.append(scalar)
      } else if plain.last != " ", !plain.isEmpty {
        plain.append(" ")
      }
    }
    if plain.last == " " { plain.removeLast() }
    let line = String(plain)
    return line.count > charactersMax ? line.prefix(charactersMax) + "..." : line
  }

  // MARK: Words

  private struct Word {
    let text: Substring
    /// What stands between the word before and this one.
    let before: Substring
    /// What stands behind it.
    let next: Character?
  }

  private static func words(of text: String) -> [Word] {
    var words: [Word] = []
    var rest = text[...]
    while !rest.isEmpty {
      let before = rest.prefix(while: isSeparator)
      rest = rest.dropFirst(before.count)
      let word = rest.prefix { !isSeparator($0) }
      rest = rest.dropFirst(word.count)
      if !word.isEmpty { words.append(Word(text: word, before: before, next: rest.first)) }
    }
    return words
  }

  private static func isSeparator(_ character: Character) -> Bool {
    character.isWhitespace || "\"'`,;=:()[]{}<>&?@|\\".contains(character)
  }

  private static func replace(_ secret: String, in text: String) -> String {
    guard !secret.isEmpty else { return text }
    var result = ""
    var rest = text[...]
    for range in text.ranges(of: secret) {
      result += rest[..<range.lowerBound] + masked
      rest = text[range.upperBound...]
    }
    return result + rest
  }

  private static func mask(_ text: String, known: Set<String>) -> String {
    var result = ""
    var end = text.startIndex
    var name = ""
    for word in words(of: text) {
      let value = String(word.text)
      let hides = isSecret(word, after: name) || known.contains(value)
      result += text[end..<word.text.startIndex] + (hides ? masked : value)
      end = word.text.endIndex
      name = value.lowercased()
    }
    return result + text[end...]
  }

  private static func isSecret(_ word: Word, after name: String) -> Bool {
    if word.text == "masked" { return false }
    // `user:secret@host`
    if word.next == "@" || schemes.contains(name) { return true }
    let isValue = word.before.contains { ":=".contains($0) }
    if isValue, names.contains(where: name.contains) { return true }
    return isOpaque(word.text)
  }

  /// Whether it is too long and too mixed for a word: a path is judged by its parts.
  private static func isOpaque(_ word: Substring) -> Bool {
    if word.hasPrefix("eyJ") { return true }
    let isPath = word.hasPrefix("/") || word.hasPrefix("./") || word.hasPrefix("~/")
    let parts = isPath ? word.split(separator: "/") : [word]
    return parts.contains { part in
      let isMixed = part.contains(where: \.isNumber) && part.contains(where: \.isLetter)
      return part.count >= 40 || part.count >= 16 && isMixed
    }
  }
}
