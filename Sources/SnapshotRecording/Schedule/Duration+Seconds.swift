extension Duration {
  /// Whole milliseconds, the rest cut off.
  var milliseconds: Int64 {
    components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
  }

  /// Seconds, as documents and logs tell them.
  var inSeconds: Double { Double(milliseconds) / 1000 }
}
