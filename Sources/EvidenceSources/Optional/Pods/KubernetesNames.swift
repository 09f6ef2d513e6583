/// The API's own rules for names, checked again before a name goes into a command or a URL: what
/// passes begins with a letter or digit, so that no program takes it for an option.
/// https://kubernetes.io/docs/concepts/overview/working-with-objects/names/
package enum KubernetesNames {
  /// Whether it is a DNS label of RFC 1123, as names of namespaces and containers are.
  package static func isLabel(_ text: String) -> Bool {
    text.utf8.count <= 63 && isWord(text.utf8[...])
  }

  /// Whether it is a DNS subdomain of RFC 1123, as names of Pods and nodes are.
  package static func isSubdomain(_ text: String) -> Bool {
    text.utf8.count <= 253
      && text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        .allSatisfy { isWord($0[...]) }
  }

  private static func isWord(_ text: Substring.UTF8View) -> Bool {
    guard let first = text.first, let last = text.last else { return false }
    return isAlphanumeric(first) && isAlphanumeric(last)
      && text.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
