/// How much was compressed, and to how much: of frames with the dictionary alone, because only
/// those say how well it fits.
struct CompressionTotals {
  private(set) var rawBytes = 0
  private(set) var frameBytes = 0

  mutating func add(rawBytes: Int, frameBytes: Int) {
    self.rawBytes += rawBytes
    self.frameBytes += frameBytes
  }
}
