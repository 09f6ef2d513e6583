/// A product's version, as far as its order goes: `v1.19.5-eksbuild.1` is 1.19.5.
package struct ProductVersion: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Major, minor and patch number.
  package let numbers: [Int]
  /// Whether something after the numbers says that it comes before the release of that number
  /// (`-rc.1`, `-pre.0`, `-alpha.2`, `-beta.0`).
  package let isPrerelease: Bool

  /// - Parameters: major, minor, patch.
  package init(_ major: Int, _ minor: Int, _ patch: Int = 0) {
    numbers = [major, minor, patch]
    isPrerelease = false
  }

  /// Reads the numbers at the front of a version or of an image's tag; nil where there are not two.
  package init?(_ text: String) {
    var rest = text[...]
    if rest.first == "v" { rest = rest.dropFirst() }
    let front = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    let numbers = front.split(separator: ".").map { Int($0) }
    guard numbers.count >= 2, !numbers.contains(nil) else { return nil }
    self.numbers = (numbers.compactMap { $0 } + [0]).prefix(3).map { $0 }
    let tail = rest.dropFirst(front.count)
    isPrerelease = ["-rc", "-pre", "-alpha", "-beta", "-dev"].contains { tail.hasPrefix($0) }
  }

  /// `1.19.5`.
  package var description: String { numbers.map(String.init).joined(separator: ".") }

  /// By the numbers; a prerelease before the release of its number.
  package static func < (first: ProductVersion, second: ProductVersion) -> Bool {
    if first.numbers != second.numbers {
      return first.numbers.lexicographicallyPrecedes(second.numbers)
    }
    return first.isPrerelease && !second.isPrerelease
  }
}
