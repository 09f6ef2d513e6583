/// Requests that get another answer at a second moment than at a first one.
package struct RequestChanges: Sendable {
  /// What one proxy does differently.
  package struct OfProxy: Sendable {
    /// Which one.
    package let proxy: RequestProxy
    /// How its answers differ.
    package let differences: RoutingDifferences
  }

  /// By proxy; those that answer everything as before are not among them.
  package internal(set) var proxies: [OfProxy] = []
  /// Routes that are not in force at the second moment, and that did not stand so at the first one:
  /// each a sentence without a full stop.
  package internal(set) var notInForce: [String] = []
  /// What could not be compared, each a sentence without a full stop.
  package internal(set) var notCompared: [String] = []

  /// Whether what is written counted as in force where no status says anything.
  package let assumesReady: Bool

  init(assumesReady: Bool) { self.assumesReady = assumesReady }

  /// How many requests get another answer: one for each pair of rules.
  package var count: Int { proxies.reduce(0) { $0 + $1.differences.differences.count } }

  /// Whether all could be compared.
  package var isComplete: Bool {
    notCompared.isEmpty && proxies.allSatisfy { $0.differences.unproven.isEmpty }
  }
}
