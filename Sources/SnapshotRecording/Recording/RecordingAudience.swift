/// All observers of the recorders, told one after the other.
struct RecordingAudience: Sendable {
  let observers: [any RecordingObserver]

  func tell(_ event: RecordingEvent, of cluster: String) async {
    for observer in observers { await observer.observe(event, of: cluster) }
  }
}
