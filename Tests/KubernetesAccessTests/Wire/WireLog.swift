import NIOConcurrencyHelpers

/// What a wire server saw.
final class WireLog: Sendable {
  private struct Entries {
    var requests: [WireRequest] = []
    var serverNames: [String?] = []
    var connections = 0
    var floodBytes = 0
  }

  private let entries = NIOLockedValueBox(Entries())

  var requests: [WireRequest] { entries.withLockedValue { $0.requests } }
  /// The names of the TLS handshakes (SNI), in order.
  var serverNames: [String?] { entries.withLockedValue { $0.serverNames } }
  var connections: Int { entries.withLockedValue { $0.connections } }
  /// How much of floods was handed to the operating system.
  var floodBytes: Int { entries.withLockedValue { $0.floodBytes } }

  func add(_ request: WireRequest) { entries.withLockedValue { $0.requests.append(request) } }
  func add(serverName: String?) { entries.withLockedValue { $0.serverNames.append(serverName) } }
  func addFlood(_ count: Int) { entries.withLockedValue { $0.floodBytes += count } }

  /// Counts a connection, and gives its number.
  func addConnection() -> Int {
    entries.withLockedValue { entries in
      entries.connections += 1
      return entries.connections
    }
  }
}
