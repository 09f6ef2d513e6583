/// One metric that is taken from a page of metrics, and how.
package struct MetricRule: Hashable, Sendable {
  /// What a value means.
  package enum Kind: Hashable, Sendable {
    /// It says how something is: a change of it is a change.
    case gauge
    /// It says how often something happened since the program started, or it moves by itself:
    /// stored, never reported as a change.
    case counter
  }

  /// Its name, as it stands on the page.
  package let name: String
  /// What a value means.
  package let kind: Kind
  /// Labels that are kept. Series that differ in others only are added up.
  package let labels: [String]
  /// Of these labels, only series with one of these values are taken.
  package let values: [String: Set<String>]
  /// Digits after the point that are kept: more would make every scrape another content.
  package let decimals: Int

  init(
    _ kind: Kind, _ name: String, labels: [String] = [], values: [String: Set<String>] = [:],
    decimals: Int = 0
  ) {
    self.name = name
    self.kind = kind
    self.labels = labels.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    self.values = values
    self.decimals = decimals
  }
}
