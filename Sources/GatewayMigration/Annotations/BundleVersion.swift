/// The version of a bundle of Gateway API's CRDs: `v1.4.1`, `v1.5.0-rc.2`
/// (https://gateway-api.sigs.k8s.io/concepts/versioning/).
struct BundleVersion: Sendable {
  private let numbers: [Int]
  private let isPrerelease: Bool

  /// Nil for anything but three numbers with an optional `v` and pre-release.
  init?(_ text: String) {
    guard text.utf8.count <= 64 else { return nil }
    let bare = text.hasPrefix("v") ? text.dropFirst() : Substring(text)
    let release = bare.prefix { $0 != "+" }
    let halves = release.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    let parts = halves[0].split(separator: ".", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { part in
      part.utf8.allSatisfy { (0x30...0x39).contains($0) } && part.utf8.count <= 6
        ? Int(part) : nil
    }
    guard parts.count == 3, numbers.count == 3, halves.count == 1 || !halves[1].isEmpty else {
      return nil
    }
    self.numbers = numbers
    isPrerelease = halves.count == 2
  }

  /// Whether it has what came with a release; nil for a pre-release of that one.
  func isAtLeast(_ release: BundleVersion) -> Bool? {
    if isPrerelease && numbers == release.numbers { return nil }
    return !numbers.lexicographicallyPrecedes(release.numbers)
  }

  /// Whether it belongs to a later minor release than a version's.
  func isLaterMinor(than version: String) -> Bool {
    guard let other = BundleVersion(version) else { return false }
    return other.numbers.prefix(2).lexicographicallyPrecedes(numbers.prefix(2))
  }
}
