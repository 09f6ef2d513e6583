package import ClusterObjects

/// Ticks at which nothing was collected, and never will be.
package struct SkippedTicks: Equatable, Sendable {
  /// Why.
  package enum Reason: String, CaseIterable, Sendable {
    /// They passed while the collection before them was still going on.
    case overrun
    /// They passed while the machine was suspended or its clock was set, or came too soon after it.
    case late
    /// They are left out because the cluster failed.
    case backoff
  }

  /// The first of them; the others follow it in the cluster's interval.
  package let first: Instant
  /// How many; at least one.
  package let count: Int
  /// Why.
  package let reason: Reason

  package init(first: Instant, count: Int, reason: Reason) {
    self.first = first
    self.count = count
    self.reason = reason
  }
}
