import ClusterObjects
import Logging

/// Tells systemd how recording goes.
///
/// Ready is the service when the first tick of every cluster is planned. It does not wait for a
/// snapshot: a cluster that is down when the machine starts is no reason to give up the others.
actor SystemdReporter: RecordingObserver {
  private static let reasonCharactersMax = 120

  private let socket: NotifySocket
  private let logger: Logger
  private let clusters: [String]
  private var unplanned: Set<String>
  private var isStopping = false
  private var failures: [String: String] = [:]
  private var ended: Set<String> = []
  private var latest: String?
  private var lastError: NotifySocketError?

  init(_ socket: NotifySocket, clusters: [String], logger: Logger) {
    self.socket = socket
    self.clusters = clusters
    self.logger = logger
    unplanned = Set(clusters)
  }

  func observe(_ event: RecordingEvent, of cluster: String) {
    switch event {
    case .scheduled: plan(cluster)
    case .recorded(let recorded):
      let snapshot = recorded.result.snapshot
      failures[cluster] = nil
      latest = "latest id:\(snapshot.id) of \(cluster) at \(snapshot.startedAt)"
      send([status])
    case .failed(let failure, _, _):
      failures[cluster] = failure.message
      send([status])
    case .stopped:
      ended.insert(cluster)
      plan(cluster)
      send([status])
    case .started, .skipped, .housekept, .housekeepingFailed: break
    }
  }

  /// The service begins to stop.
  ///
  /// - Parameter secondsMax: what that may take; systemd is asked for a little more.
  func stopping(secondsMax: Int) {
    isStopping = true
    let microseconds = Int64(secondsMax + 10) * 1_000_000
    send(["STOPPING=1", "EXTEND_TIMEOUT_USEC=\(microseconds)", status])
  }

  /// Recording goes on.
  func ping() { send(["WATCHDOG=1"]) }

  private func plan(_ cluster: String) {
    guard unplanned.remove(cluster) != nil, unplanned.isEmpty else { return }
    send(["READY=1", status])
  }

  /// One line: `recording 3 clusters; latest id:12 of prod at ...; 1 fails: staging (...)`.
  private var status: String {
    let count = clusters.count - ended.count
    var parts = [
      "\(isStopping ? "stopping: " : "")recording \(count) cluster\(count == 1 ? "" : "s")"
    ]
    if let latest { parts.append(latest) }
    let failing = failures.sorted { $0.key < $1.key }
    if let first = failing.first {
      let reason = first.value.prefix(Self.reasonCharactersMax)
      parts.append("\(failing.count) failing: \(first.key) (\(reason))")
    }
    return "STATUS=" + parts.joined(separator: "; ").oneLine
  }

  private func send(_ assignments: [String]) {
    do {
      try socket.send(assignments)
      lastError = nil
    } catch {
      // Recording does not depend on it; and the next report would only say the same.
      if error != lastError { logger.warning("systemd is not told: \(error)") }
      lastError = error
    }
  }
}
