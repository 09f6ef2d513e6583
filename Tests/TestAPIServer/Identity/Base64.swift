import CLibcrypto

/// Base64 (RFC 4648), by libcrypto.
enum Base64 {
  /// The usual alphabet, padded.
  static func encode(_ bytes: [UInt8]) -> String {
    // One byte more: the call ends its text with a zero.
    var text = [UInt8](repeating: 0, count: (bytes.count + 2) / 3 * 4 + 1)
    let count = EVP_EncodeBlock(&text, bytes, Int32(bytes.count))
    return String(decoding: text.prefix(Int(count)), as: UTF8.self)
  }

  /// The alphabet for URLs, not padded.
  static func encodeForURL(_ bytes: [UInt8]) -> String {
    String(
      encode(bytes).compactMap { character in
        switch character {
        case "+": "-"
        case "/": "_"
        case "=": nil
        default: character
        }
      })
  }

  /// Reads either alphabet, padded or not; nil for anything else.
  static func decode(_ text: String) -> [UInt8]? {
    var usual = text.utf8.map { byte in
      switch byte {
      case UInt8(ascii: "-"): UInt8(ascii: "+")
      case UInt8(ascii: "_"): UInt8(ascii: "/")
      default: byte
      }
    }
    while usual.last == UInt8(ascii: "=") { usual.removeLast() }
    let padding = (4 - usual.count % 4) % 4
    if padding == 3 { return nil }
    usual += Array(repeating: UInt8(ascii: "="), count: padding)
    var bytes = [UInt8](repeating: 0, count: usual.count / 4 * 3)
    let count = EVP_DecodeBlock(&bytes, usual, Int32(usual.count))
    if count < padding { return nil }
    return Array(bytes.prefix(Int(count) - padding))
  }
}
