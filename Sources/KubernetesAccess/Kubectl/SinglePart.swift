/// A body that is at hand.
actor SinglePart {
  private var bytes: [UInt8]?

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// All of it, then nil.
  func next() -> [UInt8]? {
    defer { bytes = nil }
    return bytes
  }
}
