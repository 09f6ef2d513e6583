/// One metric with everything that is known of it now
/// (https://prometheus.io/docs/concepts/data_model/).
package struct MetricFamily: Equatable, Sendable {
  /// What kind of number it is. The words are those of the exposition format.
  package enum Kind: String, Sendable {
    /// It only grows, until whoever counts starts anew.
    case counter
    /// It goes up and down.
    case gauge
  }

  /// Its name, after https://prometheus.io/docs/practices/naming/.
  package let name: String
  /// What it is, one sentence.
  package let help: String
  /// What kind of number it is.
  package let kind: Kind
  /// Its values by their labels: each set of labels once, or a scrape would be refused whole.
  package private(set) var samples: [[String: String]: Double] = [:]

  package init(_ name: String, _ kind: Kind, _ help: String) {
    self.name = name
    self.kind = kind
    self.help = help
  }

  /// Sets one value; nil is not known, and leaves it out.
  package mutating func set(_ value: Double?, _ labels: [String: String] = [:]) {
    if let value { samples[labels] = value }
  }
}
