import Foundation
import JSONScanner

/// What Foundation's JSONSerialization makes of a text, to be compared with the scanner's tape.
struct FoundationJSON {
  /// Nil when it refuses the text.
  let value: Any?

  init(_ bytes: [UInt8]) {
    value = try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
  }

  /// Where it differs from RFC 8259, found by trying: it takes a comma before a closing bracket,
  /// and a byte order mark or zero bytes at the front for a sign of another encoding.
  static func isLenient(with bytes: [UInt8], refusedFor error: JSONSyntaxError) -> Bool {
    if bytes.prefix(4).contains(where: { [0, 0xEF, 0xFE, 0xFF].contains($0) }) { return true }
    let before = bytes[..<error.offsetBytes].last { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    let isClosing = [UInt8(ascii: "]"), UInt8(ascii: "}")].contains {
      error.reason == .unexpectedByte($0)
    }
    return isClosing && before == UInt8(ascii: ",")
  }

  /// It keeps numbers as doubles and refuses what is too large for one.
  static func refusesNumber(in scanner: borrowing JSONScanner) -> Bool {
    for index in 0..<scanner.nodeCount where scanner.kind(index) == .number {
      if Double(scanner.string(index))?.isFinite != true { return true }
    }
    return false
  }

  // MARK: Values

  /// Whether the value at `index` of the tape is `value`.
  static func matches(
    _ value: Any?, _ index: Int, in scanner: borrowing JSONScanner
  ) -> Bool {
    switch scanner.kind(index) {
    case .null: return value is NSNull
    case .true: return isBoolean(value) && (value as? NSNumber)?.boolValue == true
    case .false: return isBoolean(value) && (value as? NSNumber)?.boolValue == false
    case .number: return matches(value, number: scanner.string(index))
    case .string:
      guard let text = value as? String else { return false }
      return Array(text.utf8) == Array(scanner.string(index).utf8)
    case .array:
      guard var rest = (value as? [Any])?[...] else { return false }
      var element = index + 1
      while element < scanner.next(index) {
        guard let first = rest.popFirst(), matches(first, element, in: scanner) else {
          return false
        }
        element = scanner.next(element)
      }
      return rest.isEmpty
    case .object: return matches(value as? [String: Any], object: index, in: scanner)
    }
  }

  /// Of a name that stands twice it keeps the last value.
  private static func matches(
    _ members: [String: Any]?, object: Int, in scanner: borrowing JSONScanner
  ) -> Bool {
    var last: [String: Int] = [:]
    var name = object + 1
    while name < scanner.next(object) {
      last[scanner.string(name)] = name + 1
      name = scanner.next(name + 1)
    }
    guard let members, members.count == last.count else { return false }
    for (name, index) in last where !matches(members[name], index, in: scanner) { return false }
    return true
  }

  private static func isBoolean(_ value: Any?) -> Bool {
    (value as? NSNumber).map { String(cString: $0.objCType) } == "c"
  }

  private static func matches(_ value: Any?, number text: String) -> Bool {
    guard let number = value as? NSNumber, !isBoolean(value), let expected = Double(text) else {
      return false
    }
    if let whole = Int64(text) { return number.int64Value == whole }
    // Between 20 and 38 digits it keeps a decimal, whose conversion to a double is not exact.
    let tolerance = number is NSDecimalNumber ? abs(expected) * 1e-15 : 0
    return abs(number.doubleValue - expected) <= tolerance
  }
}
