/// A fast no for nearly every text: without one of these pieces it holds nothing that
/// ``CredentialMask`` would mask.
enum CredentialHints {
  /// Tails of the words, by their first byte; lower case. A tail, so that `X-Api-Key` needs no
  /// look at how it is written.
  private static let tails: [StaticString] = [
    "uthorization", "ookie", "passw", "pi-key", "pikey", "private key", "th-token", "ccess_key",
    "credentials", "secret", "psk",
  ]

  /// The tails that may begin with a byte, in either case.
  private static let tailsByFirstByte: [[StaticString]] = (0...255).map { byte in
    tails.filter { $0.utf8Start[0] == UInt8(byte) | 0x20 }
  }

  /// Whether a byte gives reason to stop: most do not, and the loop runs over everything stored.
  private static let isStop: [Bool] = (0...255).map { byte in
    !tailsByFirstByte[byte].isEmpty || byte == 0x40 || byte == 0x3A
  }

  /// Whether there is reason for a closer look at these bytes, a string's or a whole object's.
  static func areFound(in bytes: UnsafeRawBufferPointer) -> Bool {
    var holdsAt = false
    var holdsURL = false
    return isStop.withUnsafeBufferPointer { isStop in
      for position in 0..<bytes.count where isStop[Int(bytes[position])] {
        switch bytes[position] {
        case UInt8(ascii: "@"): holdsAt = true
        case UInt8(ascii: ":"): holdsURL = holdsURL || matches(bytes, position, "://")
        case let byte:
          for tail in tailsByFirstByte[Int(byte)] where matches(bytes, position, tail) {
            return true
          }
        }
      }
      return holdsAt && holdsURL
    }
  }

  private static func matches(
    _ bytes: UnsafeRawBufferPointer, _ start: Int, _ text: StaticString
  ) -> Bool {
    let length = text.utf8CodeUnitCount
    guard start + length <= bytes.count else { return false }
    for offset in 0..<length {
      let byte = bytes[start + offset]
      let isUpper = byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
      if (isUpper ? byte | 0x20 : byte) != text.utf8Start[offset] { return false }
    }
    return true
  }
}
