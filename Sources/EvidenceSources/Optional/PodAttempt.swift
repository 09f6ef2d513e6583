/// How the asking of one Pod ended.
enum PodAttempt: Equatable, Sendable {
  /// It answered.
  case answered([UInt8])
  /// Whoever asked may not.
  case forbidden(String)
  /// There is no answer, or none that can be read.
  case failed(String)

  /// The longest words that are kept of somebody else's message, in bytes.
  private static let wordsBytesMax = 300

  /// Somebody else's words on one line, cut, with nothing in them that a terminal takes for a
  /// command.
  static func words(_ bytes: some Sequence<UInt8>) -> String {
    let kept = bytes.prefix(wordsBytesMax).map { byte in
      (0x20..<0x7F).contains(byte) ? byte : UInt8(ascii: " ")
    }
    return String(decoding: kept, as: UTF8.self).split(separator: " ").joined(separator: " ")
  }
}
