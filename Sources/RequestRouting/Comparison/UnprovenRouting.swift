/// Something about which two sides cannot be compared.
package struct UnprovenRouting: Hashable, Sendable {
  /// The hosts it is about; `*` for every host.
  package let host: String
  /// The pattern, the path or the bound.
  package let pattern: String
  /// Why.
  package let because: String

  package init(host: String, pattern: String, because: String) {
    self.host = host
    self.pattern = pattern
    self.because = because
  }
}
