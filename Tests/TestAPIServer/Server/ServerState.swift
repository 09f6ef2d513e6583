import NIOCore

/// What of a ``TestAPIServer`` changes while it runs.
struct ServerState {
  var requests: [TestRequest] = []
  var faults = ActiveFaults()
  var rules = AccessRules()
  var connectionCount = 0
  /// The open connections, by number.
  var channels: [Int: any Channel] = [:]
  private var isStopped = false

  /// The number of a new connection, counted from 1; nil: it comes too late.
  mutating func register(_ channel: any Channel) -> Int? {
    if isStopped { return nil }
    connectionCount += 1
    channels[connectionCount] = channel
    return connectionCount
  }

  /// The connections that are still to be closed; there will be no others.
  mutating func stop() -> [any Channel] {
    isStopped = true
    return Array(channels.values)
  }
}
