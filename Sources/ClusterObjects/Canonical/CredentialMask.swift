import JSONScanner

/// Masks credentials inside strings that are otherwise kept: user information in URLs, header
/// values in annotation snippets and route filters, secrets in a Corefile, keys in flannel's
/// net-conf.json, private keys.
struct CredentialMask {
  /// Stands for what was masked.
  static let masked = "<masked>"

  /// Words after which a value may be a credential, in lower case.
  private static let words = [
    "authorization", "proxy-authorization", "cookie", "set-cookie", "x-api-key", "x-auth-token",
    "api-key", "apikey", "password", "passwd", "aws_access_key", "aws_secret_access_key",
    "secret_access_key", "credentials", "psk", "accesskeysecret", lineWord,
  ]
  private static let headers = Set(words.prefix(8))
  /// A longer text that may hold a credential is withheld: Kubernetes allows annotations of this
  /// size in all (https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/).
  private static let textBytesMax = 256 << 10
  /// Counts at the beginning of a line only, as in the `tsig` and `azure` blocks of a Corefile:
  /// elsewhere it is prose.
  private static let lineWord = "secret"

  /// Replaces credentials in what will be written of the tape.
  ///
  /// - Returns: how many strings held a private key and were withheld whole, and whether anything
  ///   was changed.
  func apply(to scanner: inout JSONScanner) -> (privateKeys: Int, changed: Bool) {
    var result = (privateKeys: 0, changed: false)
    apply(to: &scanner, 0, &result)
    return result
  }

  private func apply(
    to scanner: inout JSONScanner, _ index: Int, _ result: inout (privateKeys: Int, changed: Bool)
  ) {
    // What a redaction replaced is safe, and its old text must not come back.
    if scanner.isWithheld(index) || scanner.isReplaced(index) { return }
    switch scanner.kind(index) {
    case .string where Self.isSuspicious(scanner.rawBytes(index)):
      let text = scanner.string(index)
      if text.utf8.count > Self.textBytesMax {
        scanner.withhold(index)
        result.changed = true
      } else if Self.holdsPrivateKey(text) {
        scanner.withhold(index)
        result = (result.privateKeys + 1, true)
      } else if let masked = mask(text) {
        scanner.replace(index, with: masked)
        result.changed = true
      }
    case .object:
      if let value = headerValue(index, in: scanner) {
        scanner.withhold(value)
        result.changed = true
      }
      var name = index + 1
      while name < scanner.next(index) {
        if !scanner.isDropped(name) { apply(to: &scanner, name + 1, &result) }
        name = scanner.next(name + 1)
      }
    case .array:
      var element = index + 1
      while element < scanner.next(index) {
        if !scanner.isDropped(element) { apply(to: &scanner, element, &result) }
        element = scanner.next(element)
      }
    default: break
    }
  }

  /// An escape may hide what there would be to find: `https:\/\/user:secret@host`.
  private static func isSuspicious(_ string: UnsafeBufferPointer<UInt8>) -> Bool {
    string.contains(UInt8(ascii: "\\")) || CredentialHints.areFound(in: .init(string))
  }

  /// The value of `{"name": HEADER, "value": ...}` when the header carries credentials.
  private func headerValue(_ object: Int, in scanner: borrowing JSONScanner) -> Int? {
    guard let name = scanner.stringValue(scanner.member(object, "name")),
      Self.headers.contains(name.lowercased())
    else { return nil }
    return scanner.member(object, "value")
  }

  private static func holdsPrivateKey(_ text: String) -> Bool {
    text.contains("-----BEGIN") && text.contains("PRIVATE KEY-----")
  }

  /// The text without credentials, nil when there are none.
  func mask(_ text: String) -> String? {
    let scalars = Array(text.unicodeScalars)
    let withoutUsers = maskUserInformation(scalars)
    guard let masked = maskWords(withoutUsers ?? scalars) ?? withoutUsers else { return nil }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: masked)
    return String(view)
  }

  /// `https://user:secret@host` becomes `https://<masked>@host`; nil when there is no such thing.
  private func maskUserInformation(_ text: [Unicode.Scalar]) -> [Unicode.Scalar]? {
    var masked: [Unicode.Scalar] = []
    var copied = 0
    var position = 0
    while position + 3 < text.count {
      guard text[position...].starts(with: "://".unicodeScalars) else {
        position += 1
        continue
      }
      let start = position + 3
      let authority = text[start...].prefix { !"/?# \t\n\"'".unicodeScalars.contains($0) }
      if let at = authority.lastIndex(of: "@") {
        masked += text[copied..<start] + Self.masked.unicodeScalars
        copied = at
      }
      position = start
    }
    return copied == 0 ? nil : masked + text[copied...]
  }

  /// `Authorization "Bearer x";` becomes `Authorization "<masked>";`: up to the closing quote, or
  /// without quotes to the end of the statement or line; nil when there is no such thing. A
  /// variable of the proxy (`$http_authorization`) is no credential.
  private func maskWords(_ text: [Unicode.Scalar]) -> [Unicode.Scalar]? {
    var masked: [Unicode.Scalar] = []
    var copied = 0
    var position = 0
    while position < text.count {
      guard let length = wordLength(at: position, in: text) else {
        position += 1
        continue
      }
      let value = CredentialValue(afterWord: position..<position + length, in: text)
      position += length
      guard let value, !value.isVariable else { continue }
      masked += text[copied..<value.text.startIndex] + Self.masked.unicodeScalars
      copied = value.text.endIndex
      position = copied
    }
    return copied == 0 ? nil : masked + text[copied...]
  }

  /// The length of the word that begins here, when it is one of ours and stands by itself.
  private func wordLength(at start: Int, in text: [Unicode.Scalar]) -> Int? {
    if start > 0, CredentialValue.isWordScalar(text[start - 1]) { return nil }
    for word in Self.words {
      let end = start + word.unicodeScalars.count
      guard end <= text.count, end == text.count || !CredentialValue.isWordScalar(text[end]) else {
        continue
      }
      let matches = zip(text[start..<end], word.unicodeScalars).allSatisfy { scalar, expected in
        scalar == expected || scalar.properties.lowercaseMapping == String(expected)
      }
      if matches, word != Self.lineWord || beginsLine(start, in: text) { return end - start }
    }
    return nil
  }

  private func beginsLine(_ start: Int, in text: [Unicode.Scalar]) -> Bool {
    text[..<start].last { !" \t".unicodeScalars.contains($0) } == "\n"
  }
}
