import NIOCore

/// What of a ``TestProxy`` changes while it runs.
struct ProxyState {
  var targets: [TestProxy.Target] = []
  private var channels: [ObjectIdentifier: any Channel] = [:]
  private var isStopped = false

  /// False: it comes too late.
  mutating func register(_ channel: any Channel) -> Bool {
    if isStopped { return false }
    channels[ObjectIdentifier(channel)] = channel
    return true
  }

  mutating func forget(_ channel: any Channel) { channels[ObjectIdentifier(channel)] = nil }

  /// The connections that are still to be closed; there will be no others.
  mutating func stop() -> [any Channel] {
    isStopped = true
    return Array(channels.values)
  }
}
