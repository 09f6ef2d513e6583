import JSONScanner

/// Masks credentials inside strings that are otherwise kept: user information in URLs, header
/// values in annotation snippets and route filters, secrets in a Corefile, private keys.
struct CredentialMask {
  /// Stands for what was masked.
  static let masked = "<masked>"

  /// Words after which a value may be a credential, in lower case.
  private static let words = [
    "authorization", "proxy-authorization", "cookie", "set-cookie", "x-api-key", "x-auth-token",
    "api-key", "apikey", "password", "passwd", "aws_access_key", "aws_secret_access_key",
    "secret_access_key", "credentials",
  ]
  private static let headers = Set(words.prefix(8))

  /// Replaces credentials on the tape.
  ///
  /// - Returns: how many strings held a private key and were withheld whole, and whether anything
  ///   was changed.
  func apply(to scanner: inout JSONScanner) -> (privateKeys: Int, changed: Bool) {
    var privateKeys = 0
    var changed = false
    for index in 0..<scanner.nodeCount where !scanner.isWithheld(index) {
      switch scanner.kind(index) {
      case .string where CredentialHints.areFound(in: .init(scanner.rawBytes(index))):
        let text = scanner.string(index)
        if Self.holdsPrivateKey(text) {
          scanner.withhold(index)
          privateKeys += 1
        } else if let masked = mask(text) {
          scanner.replace(index, with: masked)
          changed = true
        }
      case .object:
        if let value = headerValue(index, in: scanner) {
          scanner.withhold(value)
          changed = true
        }
      default: break
      }
    }
    return (privateKeys, changed || privateKeys > 0)
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
    var result = Array(text.unicodeScalars)
    let changedURLs = maskUserInformation(&result)
    let changedWords = maskWords(&result)
    guard changedURLs || changedWords else { return nil }
    var masked = String.UnicodeScalarView()
    masked.append(contentsOf: result)
    return String(masked)
  }

  /// `https://user:secret@host` becomes `https://<masked>@host`.
  private func maskUserInformation(_ text: inout [Unicode.Scalar]) -> Bool {
    var changed = false
    var position = 0
    while position + 3 < text.count {
      guard text[position...].starts(with: "://".unicodeScalars) else {
        position += 1
        continue
      }
      let start = position + 3
      let end = text[start...].firstIndex { "/?# \t\n\"'".unicodeScalars.contains($0) }
      if let at = text[start..<(end ?? text.count)].lastIndex(of: "@") {
        text.replaceSubrange(start..<at, with: Self.masked.unicodeScalars)
        changed = true
      }
      position = start
    }
    return changed
  }

  /// `Authorization "Bearer x";` becomes `Authorization <masked>;`: up to the end of the statement
  /// or line. A variable of the proxy (`$http_authorization`) is no credential.
  private func maskWords(_ text: inout [Unicode.Scalar]) -> Bool {
    var changed = false
    var position = 0
    while position < text.count {
      guard let length = wordLength(at: position, in: text) else {
        position += 1
        continue
      }
      let separators = text[(position + length)...].prefix {
        " \t:=\"'".unicodeScalars.contains($0)
      }
      let value = text[separators.endIndex...].prefix { !";\n\r{}".unicodeScalars.contains($0) }
      position += length
      guard !separators.isEmpty, let first = value.first, first != "$" else { continue }
      text.replaceSubrange(value.indices, with: Self.masked.unicodeScalars)
      changed = true
      position = value.startIndex + Self.masked.unicodeScalars.count
    }
    return changed
  }

  /// The length of the word that begins here, when it is one of ours and stands by itself.
  private func wordLength(at start: Int, in text: [Unicode.Scalar]) -> Int? {
    if start > 0, Self.isWordScalar(text[start - 1]) { return nil }
    for word in Self.words {
      let end = start + word.unicodeScalars.count
      guard end <= text.count, end == text.count || !Self.isWordScalar(text[end]) else { continue }
      let matches = zip(text[start..<end], word.unicodeScalars).allSatisfy { scalar, expected in
        scalar == expected || scalar.properties.lowercaseMapping == String(expected)
      }
      if matches { return end - start }
    }
    return nil
  }

  private static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "_"
      || scalar == "-"
  }
}
