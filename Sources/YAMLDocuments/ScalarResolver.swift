/// Decides what a scalar is, exactly as kubectl does: it reads YAML through sigs.k8s.io/yaml, which
/// rests on go-yaml v2, a reader of YAML 1.1
/// (https://github.com/kubernetes-sigs/yaml/blob/master/goyaml.v2/resolve.go).
///
/// What differs is refused instead of misread: an integer beyond 64 bits in base 2, 8 or 16, which
/// versions of go-yaml read differently, and `!!binary` that is no text, of which JSON would keep
/// replacement characters.
enum ScalarResolver {
  /// What the first byte of a plain scalar makes possible (`resolveTable`).
  private enum Hint {
    case text, word, point, number

    init(_ first: UInt8) {
      switch first {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"):
        self = .number
      case UInt8(ascii: "."): self = .point
      case UInt8(ascii: "~"): self = .word
      default:
        switch first | 0x20 {
        case UInt8(ascii: "y"), UInt8(ascii: "n"), UInt8(ascii: "t"), UInt8(ascii: "f"),
          UInt8(ascii: "o"):
          self = first >= UInt8(ascii: "A") ? .word : .text
        default: self = .text
        }
      }
    }
  }

  /// A scalar without a tag.
  ///
  /// - Parameter isPlain: whether it stands without quotes and is no block.
  static func resolve(
    _ text: UnsafeBufferPointer<UInt8>, isPlain: Bool
  ) throws(ScalarFailure) -> YAMLScalar {
    isPlain ? try resolvePlain(text) : .text
  }

  /// A scalar with a tag.
  static func resolve(
    _ text: UnsafeBufferPointer<UInt8>, tag: YAMLTag
  ) throws(ScalarFailure) -> YAMLScalar {
    switch tag {
    case .string, .merge, .nonSpecific, .other: return .text
    case .binary: return .decoded(try Base64Text(text).utf8)
    case .timestamp:
      // Its text stays as it was written.
      if startsLikeDate(text) { return .text }
    case .integer, .float, .boolean, .null:
      let found = try resolvePlain(text)
      if found == .integerAsWritten, tag == .float {
        return .float(Double(String(decoding: text, as: UTF8.self)) ?? .nan)
      }
      if let value = found.cast(to: tag) { return value }
    }
    throw .wrongTag(tag)
  }

  private static func resolvePlain(
    _ text: UnsafeBufferPointer<UInt8>
  ) throws(ScalarFailure) -> YAMLScalar {
    guard let first = text.first else { return .null }
    switch Hint(first) {
    case .text: return .text
    case .word: return word(text) ?? .text
    case .point: return word(text) ?? pointFloat(text).map { .float($0) } ?? .text
    case .number: return try number(text)
    }
  }

  private static func word(_ text: UnsafeBufferPointer<UInt8>) -> YAMLScalar? {
    YAMLWord(text)?.value
  }

  private static func number(
    _ text: UnsafeBufferPointer<UInt8>
  ) throws(ScalarFailure) -> YAMLScalar {
    if YAMLNumber.isPlainInteger(text) { return .integerAsWritten }
    // Addresses and dates begin with a digit too: most texts end here.
    guard text.allSatisfy(isInNumbers) else { return word(text) ?? .text }
    if let word = word(text) { return word }
    guard text.contains(UInt8(ascii: "_")) else { return try number(digits: text) }
    return try number(digits: text.filter { $0 != UInt8(ascii: "_") })
  }

  private static func isInNumbers(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
      true
    case let letter:
      switch letter | 0x20 {
      case 0x61...0x66, UInt8(ascii: "i"), UInt8(ascii: "n"), UInt8(ascii: "o"),
        UInt8(ascii: "x"):
        true
      default: false
      }
    }
  }

  private static func number(
    digits: some Collection<UInt8>
  ) throws(ScalarFailure) -> YAMLScalar {
    let integer = YAMLNumber.integer(digits)
    switch integer {
    case .signed(let value): return .integer(value)
    case .unsigned(let value): return .unsigned(value)
    case .outOfRange, nil: break
    }
    if let value = YAMLNumber.float(digits) { return .float(value) }
    if integer == .outOfRange { throw .integerOutOfRange }
    return signedBinary(digits).map { .integer($0) } ?? .text
  }

  /// `0b-101` is -5 to go-yaml, which looks for the sign once more behind `0b`.
  private static func signedBinary(_ text: some Collection<UInt8>) -> Int? {
    guard text.starts(with: "0b".utf8) else { return nil }
    let rest = text.dropFirst(2)
    guard let sign = rest.first, sign == 0x2B || sign == 0x2D else { return nil }
    return Int(String(decoding: rest, as: UTF8.self), radix: 2)
  }

  /// A fraction that begins with its point goes straight to Go's `ParseFloat`, which takes an
  /// underscore between digits (https://pkg.go.dev/strconv#ParseFloat).
  private static func pointFloat(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
    var digits: [UInt8] = []
    for (position, byte) in text.enumerated() {
      guard byte == UInt8(ascii: "_") else {
        digits.append(byte)
        continue
      }
      guard position > 0, position + 1 < text.count, text[position - 1] &- 0x30 < 10,
        text[position + 1] &- 0x30 < 10
      else { return nil }
    }
    return YAMLNumber.float(digits)
  }

  private static func startsLikeDate(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    text.count >= 8 && text[..<4].allSatisfy { $0 &- 0x30 < 10 } && text[4] == UInt8(ascii: "-")
  }
}
