/// What follows a word such as `Authorization` or `password`, where it may be a credential.
struct CredentialValue {
  /// The value, without quotes around it.
  let text: ArraySlice<Unicode.Scalar>

  /// - Returns: nil when the word is followed by nothing that could be its value, as in a list of
  ///   allowed header names.
  init?(afterWord word: Range<Int>, in scalars: [Unicode.Scalar]) {
    var start = word.upperBound
    var quote: Unicode.Scalar?
    while start < scalars.count, quote == nil {
      if "\"'".unicodeScalars.contains(scalars[start]) {
        // A quote right after the word closes what began before it, as in `"password": "x"`.
        let closes = scalars[word.upperBound..<start].allSatisfy { $0 == "\\" }
        if !closes { quote = scalars[start] }
      } else if !" \t:=\\".unicodeScalars.contains(scalars[start]) {
        break
      }
      start += 1
    }
    guard start > word.upperBound else { return nil }
    if let quote, let end = Self.closing(quote, from: start, in: scalars) {
      text = scalars[start..<end]
    } else {
      // Cookies are told apart by what ends a statement elsewhere.
      let name = String(String.UnicodeScalarView(scalars[word])).lowercased()
      let ends = (name.hasSuffix("cookie") ? "\n\r" : ";\n\r").unicodeScalars
      text = scalars[start...].prefix { !ends.contains($0) }
    }
    if text.isEmpty { return nil }
  }

  /// Whether it is made of a proxy's variables only, and so gives nothing away.
  var isVariable: Bool {
    var isInVariable = false
    for scalar in text {
      if " \t;\"'".unicodeScalars.contains(scalar) {
        isInVariable = false
      } else if isInVariable {
        guard Self.isWordScalar(scalar) || scalar == "{" || scalar == "}" else { return false }
      } else {
        guard scalar == "$" else { return false }
        isInVariable = true
      }
    }
    return true
  }

  /// Whether words are made of it.
  static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "_"
      || scalar == "-"
  }

  /// Where the quoted text that begins at `start` ends; nil when it is not closed.
  private static func closing(
    _ quote: Unicode.Scalar, from start: Int, in scalars: [Unicode.Scalar]
  ) -> Int? {
    // Inside a string that is itself quoted the closing quote has a backslash as the opening one.
    let isEscaped = start > 1 && scalars[start - 2] == "\\"
    var position = start
    while position < scalars.count {
      if scalars[position] == quote {
        return isEscaped && scalars[position - 1] == "\\" && position > start
          ? position - 1 : position
      }
      position += scalars[position] == "\\" && !isEscaped ? 2 : 1
    }
    return nil
  }
}
