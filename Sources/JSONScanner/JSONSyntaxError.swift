/// Why bytes are not the JSON that was promised, and where.
package struct JSONSyntaxError: Error, Equatable, CustomStringConvertible {
  /// The ways in which a text fails to be JSON, or to be JSON that can be kept exactly.
  package enum Reason: Equatable, Sendable {
    /// The text stops inside a value.
    case unexpectedEnd
    /// A byte that cannot stand where it stands.
    case unexpectedByte(UInt8)
    /// A number that breaks the grammar of RFC 8259 section 6.
    case invalidNumber
    /// A number beyond what a double can hold: Kubernetes refuses it, so it is no evidence.
    case numberOutOfRange
    /// A backslash followed by something RFC 8259 section 7 does not know.
    case invalidEscape
    /// Half of a surrogate pair.
    case loneSurrogate
    /// Bytes that are not UTF-8.
    case invalidUTF8
    /// An unescaped control character inside a string.
    case controlCharacter
    /// Containers nested deeper than the limit given.
    case tooDeep(limit: Int)
    /// More values in one than the limit given.
    case tooManyValues(limit: Int)
    /// A value larger than the limit given, in bytes.
    case tooLarge(limitBytes: Int)
    /// Something other than white space after the value.
    case trailingContent
    /// The same name twice in one object: which one counts is not defined.
    case duplicateName(String)
  }

  /// What is wrong.
  package let reason: Reason
  /// Where, in bytes from the start of the text.
  package var offsetBytes: Int

  package init(_ reason: Reason, at offsetBytes: Int) {
    self.reason = reason
    self.offsetBytes = offsetBytes
  }

  /// One line for a person: what and where.
  package var description: String { "\(explanation) at byte \(offsetBytes)" }

  /// What is wrong, without the place.
  package var explanation: String {
    switch reason {
    case .unexpectedEnd: "the text ends inside a value"
    case .unexpectedByte(let byte): "unexpected \(Self.name(of: byte))"
    case .invalidNumber: "malformed number"
    case .numberOutOfRange: "number out of range"
    case .invalidEscape: "malformed escape in a string"
    case .loneSurrogate: "lone surrogate in a string"
    case .invalidUTF8: "bytes that are not UTF-8"
    case .controlCharacter: "unescaped control character in a string"
    case .tooDeep(let limit): "nested deeper than \(limit) levels"
    case .tooManyValues(let limit): "more than \(limit) values in one"
    case .tooLarge(let limitBytes): "a value larger than \(limitBytes) bytes"
    case .trailingContent: "something follows the value"
    case .duplicateName(let name): "the name \(Self.shown(name)) stands twice in one object"
    }
  }

  /// A name in quotes, cut where nobody would read on.
  private static func shown(_ name: String) -> String {
    let start = name.unicodeScalars.prefix(100)
    return String(start).debugDescription + (start.endIndex < name.endIndex ? "..." : "")
  }

  private static func name(of byte: UInt8) -> String {
    let isPrintable = byte > 0x20 && byte < 0x7F
    let hexadecimal = String(byte, radix: 16, uppercase: true)
    return isPrintable ? "'\(Character(Unicode.Scalar(byte)))'" : "byte 0x\(hexadecimal)"
  }
}
