/// Who is told how recording goes: the log, metrics, the service manager.
package protocol RecordingObserver: Sendable {
  /// Takes note of an event of a cluster. Recording waits for it, so it should not take long.
  func observe(_ event: RecordingEvent, of cluster: String) async
}
