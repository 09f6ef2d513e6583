import ClusterObjects

@testable import SnapshotRecording

/// Keeps all events, with the time of each.
final class EventLog: RecordingObserver {
  struct Entry: Sendable {
    let cluster: String
    let event: RecordingEvent
    let now: Instant
    let elapsed: Duration
    let awake: Duration
  }

  let clock = Guarded<(any RecordingClock)?>(nil)
  private let kept = Guarded<[Entry]>([])

  func observe(_ event: RecordingEvent, of cluster: String) async { keep(event, cluster) }

  private func keep(_ event: RecordingEvent, _ cluster: String) {
    let clock = clock.current
    let entry = Entry(
      cluster: cluster, event: event, now: clock?.now ?? .earliest,
      elapsed: clock?.elapsed ?? .zero, awake: clock?.awake ?? .zero)
    kept.with { $0.append(entry) }
  }

  var entries: [Entry] { kept.current }

  func entries(of cluster: String) -> [Entry] { entries.filter { $0.cluster == cluster } }

  /// One word or two for each event, for comparison.
  var words: [String] { entries.map { $0.event.words } }

  /// The same without the plans.
  var wordsBesidesPlans: [String] { words.filter { !$0.hasPrefix("scheduled") } }
}

extension RecordingEvent {
  var words: String {
    switch self {
    case .scheduled(let next): "scheduled \(next.timeOfDay)"
    case .skipped(let ticks):
      "skipped \(ticks.count) from \(ticks.first.timeOfDay) \(ticks.reason.rawValue)"
    case .started(let tick): "started \(tick?.timeOfDay ?? "once")"
    case .recorded(let recorded): "recorded \(recorded.result.snapshot.id)"
    case .failed(let failure, let inRow, let next):
      "failed \(failure.kind.rawValue) \(inRow) next \(next?.timeOfDay ?? "never")"
    case .housekept(let result): "housekept \(result.droppedSnapshots)"
    case .housekeepingFailed(let failure): "not housekept \(failure.kind.rawValue)"
    case .stopped(let end): "stopped \(end)".replacing(/\(.*/, with: "")
    }
  }
}

extension Instant {
  var timeOfDay: String { String(description.dropFirst(11).dropLast()) }
}
