/// Sizes for people.
enum ByteText {
  /// `812 B`, `12.4 kB`, `3.6 MB`.
  static func text(_ bytes: Int64) -> String {
    guard bytes >= 1000 else { return "\(bytes) B" }
    var value = Double(bytes) / 1000
    var unit = "kB"
    for larger in ["MB", "GB", "TB"] where value >= 999.95 {
      value /= 1000
      unit = larger
    }
    return "\((value * 10).rounded() / 10) \(unit)"
  }
}
