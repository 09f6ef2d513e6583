/// Why a snapshot stays.
package struct RetentionReason: Hashable, Sendable, CustomStringConvertible {
  /// What keeps it.
  package enum Cause: Hashable, Sendable {
    /// It is the newest of one of the last periods.
    case rule(RetentionRule)
    /// It is the oldest, and the rule had some left.
    case oldest(RetentionRule)
    /// It is less than that older than the newest.
    case within(RetentionSpan)
    /// It has a name.
    case tagged(String)
    /// It shows the cluster just before or after a grave change; the finder's words.
    case witness(String)
    /// The policy would let it go, and there is room.
    case roomLeft
  }

  /// What keeps it.
  package let cause: Cause
  /// The resources whose own sightings the rule was applied to, in order; empty: it was applied to
  /// all snapshots of the cluster.
  package let resources: [ResourceName]

  package init(_ cause: Cause, resources: [ResourceName] = []) {
    self.cause = cause
    self.resources = resources
  }

  /// With every resource: `daily (ingresses.networking.k8s.io, services)`.
  package var description: String {
    resources.isEmpty
      ? words : "\(words) (\(resources.map(\.text).joined(separator: ", ")))"
  }

  /// With the first resource only: `daily (ingresses.networking.k8s.io and 14 others)`.
  package var folded: String {
    guard resources.count > 2 else { return description }
    return "\(words) (\(resources[0]) and \(resources.count - 1) others)"
  }

  private var words: String {
    switch cause {
    case .rule(let rule): rule.rawValue
    case .oldest(let rule): "oldest \(rule.rawValue)"
    case .within(let span): "within \(span)"
    case .tagged(let name): "tagged \(name)"
    case .witness(let text): text
    case .roomLeft: "room left"
    }
  }
}
