import ClusterObjects

/// The instant that `--since` means: a time as it stands, a snapshot by when it began.
struct SinceTime {
  let instant: Instant

  init(
    _ expression: MomentExpression, _ history: any History, _ cluster: ClusterKey, now: Instant
  ) throws {
    switch expression {
    case .instant(let stated): instant = stated
    case .ago(let seconds): instant = now.adding(seconds: -Double(seconds))
    case .latest, .first, .id, .tag:
      instant = try MomentResolver(history: history, cluster: cluster, now: now)
        .resolve(expression).snapshot.startedAt
    }
  }
}
