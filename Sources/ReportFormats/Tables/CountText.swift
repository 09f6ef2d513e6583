/// Numbers of things, for people.
enum CountText {
  /// `1 endpoint`, `3 endpoints`.
  static func text(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
}
