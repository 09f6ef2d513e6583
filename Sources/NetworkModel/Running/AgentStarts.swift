import ClusterObjects
import JSONScanner

/// When the agents of a DaemonSet were started, as their pods show it.
struct AgentStarts {
  /// When one pod's containers were started: all of them at `earliest` or later, and none after
  /// `latest`. A container that was restarted in place tells when the one before it ended.
  struct Start: Equatable {
    let pod: ObjectKey
    var earliest: Instant
    var latest: Instant
  }

  /// One for each pod, in order of names.
  let starts: [Start]
  /// Why there may be more pods; nil: these are all.
  let unseen: UnknownReason?

  init(of workload: ObjectKey, _ evidence: NetworkEvidence) throws {
    var starts: [Start] = []
    let isAgent = { (key: ObjectKey) in key.name.hasPrefix(workload.name + "-") }
    unseen = try evidence.scan("pods", in: workload.namespace, where: isAgent) { key, pod in
      guard Self.isOwned(pod, by: workload.name),
        let text = pod.stringValue(pod.value(at: "metadata", "creationTimestamp")),
        let created = Instant(rfc3339: text)
      else { return }
      var start = Start(pod: key, earliest: created, latest: created)
      let containers = pod.elements(of: pod.value(at: "status", "containerStatuses")).map {
        container -> Instant in
        let ended = pod.member(
          pod.member(pod.member(container, "lastState"), "terminated"), "finishedAt")
        return pod.stringValue(ended).flatMap { Instant(rfc3339: $0) } ?? created
      }
      start.earliest = max(created, containers.min() ?? created)
      start.latest = max(created, containers.max() ?? created)
      starts.append(start)
    }
    self.starts = starts
  }

  private static func isOwned(_ pod: borrowing JSONScanner, by name: String) -> Bool {
    pod.elements(of: pod.value(at: "metadata", "ownerReferences")).contains { owner in
      pod.stringValue(pod.member(owner, "kind")) == "DaemonSet"
        && pod.stringValue(pod.member(owner, "name")) == name
    }
  }
}
