/// Which values of an annotation have a meaning of their own. Case and surrounding blanks do not
/// count.
enum AnnotationValueTest: Hashable, Sendable {
  /// `false`, or another way to write it.
  case switchesOff
  case isOneOf([String])
  /// `/$1`: a part of the path that a regular expression took out.
  case takesCaptureGroup
  /// `https://...`: another site.
  case isAbsoluteURL

  func accepts(_ value: String) -> Bool {
    // A longer one is none of those looked for.
    let text = value.utf8.count > 2048 ? String(value.prefix(2048)) : value
    let trimmed = text.lowercased().drop { $0.isWhitespace }
    let end = trimmed.lastIndex { !$0.isWhitespace }
    let word = end.map { String(trimmed[...$0]) } ?? ""
    return switch self {
    case .switchesOff: ["false", "f", "0", "off", "no"].contains(word)
    case .isOneOf(let values): values.contains { $0.lowercased() == word }
    case .takesCaptureGroup: Self.holdsGroup(word)
    case .isAbsoluteURL: word.hasPrefix("http://") || word.hasPrefix("https://")
    }
  }

  private static func holdsGroup(_ word: String) -> Bool {
    zip(word.utf8, word.utf8.dropFirst()).contains { first, second in
      first == UInt8(ascii: "$") && (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(second)
    }
  }
}
