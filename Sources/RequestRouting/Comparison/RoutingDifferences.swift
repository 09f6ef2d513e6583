/// How two sides differ, as requests.
package struct RoutingDifferences: Sendable {
  /// Requests that get another answer: one for each pair of rules, by host.
  package var differences: [RequestDifference] = []
  /// What cannot be compared.
  package var unproven: [UnprovenRouting] = []
  /// Hosts that were looked at.
  package var hostCount = 0
  /// Requests that were tried.
  package var requestCount = 0

  package init() {}

  /// Whether both answer everything alike, and that is proved.
  package var areProvedAlike: Bool { differences.isEmpty && unproven.isEmpty }
}
