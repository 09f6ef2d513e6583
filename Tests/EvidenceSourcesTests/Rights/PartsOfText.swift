/// Gives a text in parts of few bytes.
actor PartsOfText {
  private var rest: ArraySlice<UInt8>

  init(_ text: String) { rest = Array(text.utf8)[...] }

  func next() -> [UInt8]? {
    if rest.isEmpty { return nil }
    let part = rest.prefix(7)
    rest = rest.dropFirst(7)
    return Array(part)
  }
}
