/// A word that stands for something else than its text (`resolveMapList` of
/// https://github.com/kubernetes-sigs/yaml/blob/master/goyaml.v2/resolve.go): in lower case, in
/// upper case, or with a capital.
struct YAMLWord {
  /// What it stands for.
  let value: YAMLScalar

  /// - Returns: nil for every other text.
  init?(_ text: UnsafeBufferPointer<UInt8>) {
    guard let first = text.first, text.count <= 5, let value = Self.value(of: text, first) else {
      return nil
    }
    self.value = value
  }

  private static func value(
    of text: UnsafeBufferPointer<UInt8>, _ first: UInt8
  ) -> YAMLScalar? {
    switch (first | 0x20, text.count) {
    case (UInt8(ascii: "~"), 1): first == UInt8(ascii: "~") ? .null : nil
    case (UInt8(ascii: "y"), 1): .boolean(true)
    case (UInt8(ascii: "n"), 1): .boolean(false)
    case (UInt8(ascii: "y"), 3): isWord(text, "yes") ? .boolean(true) : nil
    case (UInt8(ascii: "n"), 2): isWord(text, "no") ? .boolean(false) : nil
    case (UInt8(ascii: "o"), 2): isWord(text, "on") ? .boolean(true) : nil
    case (UInt8(ascii: "o"), 3): isWord(text, "off") ? .boolean(false) : nil
    case (UInt8(ascii: "t"), 4): isWord(text, "true") ? .boolean(true) : nil
    case (UInt8(ascii: "f"), 5): isWord(text, "false") ? .boolean(false) : nil
    case (UInt8(ascii: "n"), 4): isWord(text, "null") ? .null : nil
    case (UInt8(ascii: "."), 4):
      isWord(text, "inf", after: 1)
        ? .float(.infinity)
        : [".nan", ".NaN", ".NAN"].contains { text.elementsEqual($0.utf8) } ? .float(.nan) : nil
    case (UInt8(ascii: "+"), 5) where text[1] == UInt8(ascii: "."):
      isWord(text, "inf", after: 2) ? .float(.infinity) : nil
    case (UInt8(ascii: "-"), 5) where text[1] == UInt8(ascii: "."):
      isWord(text, "inf", after: 2) ? .float(-.infinity) : nil
    default: nil
    }
  }

  /// Whether the rest of the text is the word: all lower, all upper, or upper at its beginning.
  private static func isWord(
    _ text: UnsafeBufferPointer<UInt8>, _ word: StaticString, after start: Int = 0
  ) -> Bool {
    let isCapital = text[start] < 0x60
    let isUpper = isCapital && text[start + 1] < 0x60
    for position in start..<text.count {
      let lower = word.utf8Start[position - start]
      let wantsUpper = position == start ? isCapital : isUpper
      if text[position] != (wantsUpper ? lower - 0x20 : lower) { return false }
    }
    return true
  }
}
