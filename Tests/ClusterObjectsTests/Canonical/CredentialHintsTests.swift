import TestSupport
import Testing

@testable import ClusterObjects

/// The fast no: it never keeps the mask from a text that it would change.
struct CredentialHintsTests {
  private static let fragments = [
    "authorization", "proxy-authorization", "cookie", "set-cookie", "x-api-key", "x-auth-token",
    "api-key", "apikey", "password", "passwd", "aws_access_key", "aws_secret_access_key",
    "secret_access_key", "credentials", "psk", "accesskeysecret",
    "secret", "://", "@", "u:p@h", " ", "  ", ":", "=", ";",
    "\n", "\t", "\"", "'", "\\", "$x", "abc", "é", ",", "-", "_", "/", "{", "}",
  ]

  @Test(arguments: UInt64(1)...40)
  func nothingIsMissed(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 1...50 {
      let text = Self.text(using: &random)
      let start = #"{"apiVersion":"v1","kind":"Service","metadata":{"annotations":{"a":"#
      let stored = try StoredObject(
        of: start + Self.quoted(text, using: &random) + "}}}", as: "services")
      let expected = JSONValue.quoted(CredentialMask().mask(text) ?? text)
      #expect(stored.text == start + expected + "}}}", "seed \(seed): \(text.debugDescription)")
    }
  }

  /// Words in capitals and small letters at random, and what stands around them.
  private static func text(using random: inout SeededGenerator) -> String {
    let count = Int.random(in: 1...8, using: &random)
    return (0..<count).map { _ in
      let fragment = fragments.randomElement(using: &random) ?? ""
      guard random.isOne(in: 3) else { return fragment }
      return String(
        fragment.map { Bool.random(using: &random) ? Character($0.uppercased()) : $0 })
    }.joined()
  }

  /// A spelling of the text in JSON, in which some characters are escaped.
  private static func quoted(_ text: String, using random: inout SeededGenerator) -> String {
    let isEscaped = random.isOne(in: 3)
    let parts = text.unicodeScalars.map { scalar in
      if scalar == "/", isEscaped { return "\\/" }
      let needsEscape = scalar.value < 0x20 || scalar == "\"" || scalar == "\\"
      guard needsEscape || (isEscaped && random.isOne(in: 4)) else { return String(scalar) }
      let digits = String(scalar.value, radix: 16)
      return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
    return "\"" + parts.joined() + "\""
  }

  @Test(arguments: [
    "", "web", "10.0.0.1", "http://host", "a@b", "https://kubernetes.default.svc", "pass", "key",
    "app@sha256:0", "author", "Cook", "public key",
  ])
  func mostTextsGiveNoReason(_ text: String) {
    #expect(!Array(text.utf8).withUnsafeBytes { CredentialHints.areFound(in: $0) })
  }
}
