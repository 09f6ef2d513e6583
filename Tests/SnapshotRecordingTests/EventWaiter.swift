@testable import SnapshotRecording

/// Lets a test wait for an event.
actor EventWaiter: RecordingObserver {
  private var seen: [String] = []
  private var waiting: [(word: String, continuation: CheckedContinuation<Void, Never>)] = []

  func observe(_ event: RecordingEvent, of cluster: String) {
    let word = "\(cluster) \(event.words)"
    seen.append(word)
    for waiter in waiting where word.hasPrefix(waiter.word) { waiter.continuation.resume() }
    waiting.removeAll { word.hasPrefix($0.word) }
  }

  /// Returns when an event with these first words has come.
  func wait(for word: String) async {
    if seen.contains(where: { $0.hasPrefix(word) }) { return }
    await withCheckedContinuation { waiting.append((word, $0)) }
  }

  var words: [String] { seen }
}
