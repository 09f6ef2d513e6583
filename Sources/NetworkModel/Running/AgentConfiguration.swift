import ClusterObjects

/// Whether agents that read a ConfigMap when they start have read the one that is there.
///
/// A ConfigMap does not say when it was edited; the record does, to within two snapshots.
struct AgentConfiguration {
  /// The answer.
  enum State: Equatable {
    /// All agents were started after it was there.
    case inEffect
    /// All agents were started before it was there; with what content, where the record shows it.
    case older(ContentReference?)
    /// Some were, some were not.
    case partly(older: Int)
    /// The record does not show it.
    case unknown(UnknownReason)
  }

  /// What the agents read.
  let configuration: ObjectKey
  /// When they were started.
  let starts: AgentStarts
  /// The answer.
  let state: State

  init(
    _ agents: (workload: ObjectKey, configuration: ObjectKey), _ evidence: NetworkEvidence
  ) throws {
    configuration = agents.configuration
    starts = try AgentStarts(of: agents.workload, evidence)
    state = Self.state(starts, try evidence.versions(of: agents.configuration))
  }

  /// What one agent read when it was started.
  private enum Knowledge: Equatable {
    case content(ContentReference)
    /// Not the one that is there.
    case older
    case unknown
  }

  private static func state(_ starts: AgentStarts, _ versions: [ObjectVersion]) -> State {
    if let unseen = starts.unseen { return .unknown(unseen) }
    guard let current = versions.last, !starts.starts.isEmpty else {
      return .unknown(
        UnknownReason(
          versions.isEmpty ? "the configuration was not seen" : "no agent's pod was seen"))
    }
    let read = starts.starts.map { knowledge(of: $0, versions) }
    guard !read.contains(.unknown) else {
      return .unknown(
        current.lastKnownOtherwise == nil
          ? UnknownReason("agents were started before the record begins")
          : UnknownReason(
            "agents were started between the two snapshots between which it changed",
            shownBy: "the agents' own status"))
    }
    // A content that came back is the same configuration again.
    let older = read.filter { $0 != .content(current.content) }
    if older.isEmpty { return .inEffect }
    if older.count < read.count { return .partly(older: older.count) }
    if case .content(let content) = older[0], older.allSatisfy({ $0 == older[0] }) {
      return .older(content)
    }
    return .older(nil)
  }

  private static func knowledge(
    of start: AgentStarts.Start, _ versions: [ObjectVersion]
  ) -> Knowledge {
    for (index, version) in versions.enumerated().reversed()
    where start.earliest >= version.firstSeen.endedAt {
      // The next one may have been there already: it was edited after the last snapshot that saw
      // this one.
      let isReplaced = versions.indices.contains(index + 1)
      guard isReplaced, start.latest > version.lastSeen.startedAt else {
        return .content(version.content)
      }
      break
    }
    // What was there before the record begins may be what came back since.
    let current = versions[versions.count - 1]
    let isNew = !versions.dropLast().contains { $0.content == current.content }
    guard isNew, let before = current.lastKnownOtherwise, start.latest <= before.startedAt else {
      return .unknown
    }
    return .older
  }
}
