/// Progress as a bar of 20 characters: `#` done, `=` cut over, `.` the rest.
enum ProgressBar {
  private static let width = 20

  /// `[####==..............]`; nothing where there is nothing to do.
  static func text(done: Int, cutOver: Int, of total: Int) -> String {
    guard total > 0 else { return "" }
    let first = min(done, total) * width / total
    let second = max(first, min(max(cutOver, done), total) * width / total)
    return "[" + String(repeating: "#", count: first)
      + String(repeating: "=", count: second - first)
      + String(repeating: ".", count: width - second) + "]"
  }
}
