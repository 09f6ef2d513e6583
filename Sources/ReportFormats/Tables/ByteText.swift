/// Sizes for people.
package enum ByteText {
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

  /// Bytes in a text such as `4096`, `500M` or `2GiB`; nil for anything else.
  ///
  /// `K`, `M`, `G` and `T`, large or small, are powers of 1000, `Ki`, `Mi`, `Gi` and `Ti` of 1024,
  /// as in a Kubernetes quantity
  /// (https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/); a `B` may
  /// follow.
  package static func bytes(in text: String) -> Int64? {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    var unit = text.dropFirst(digits.count).lowercased()
    if unit.last == "b" { unit.removeLast() }
    let isBinary = unit.last == "i"
    if isBinary { unit.removeLast() }
    guard let number = Int64(digits), let power = ["", "k", "m", "g", "t"].firstIndex(of: unit),
      power > 0 || !isBinary
    else { return nil }
    var bytes = number
    for _ in 0..<power {
      let (product, isTooLarge) = bytes.multipliedReportingOverflow(by: isBinary ? 1024 : 1000)
      guard !isTooLarge else { return nil }
      bytes = product
    }
    return bytes
  }
}
