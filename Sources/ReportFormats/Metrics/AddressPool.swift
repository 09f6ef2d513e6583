/// How full a range of addresses is. What is not known is nil, and never made up.
package struct AddressPool: Equatable, Sendable {
  /// Which one: `services 10.96.0.0/12`.
  package let name: String
  /// Addresses in it.
  package let total: Double?
  /// Addresses of it that are given out.
  package let used: Double?

  package init(name: String, total: Double?, used: Double?) {
    self.name = name
    self.total = total
    self.used = used
  }
}
