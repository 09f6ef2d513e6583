import ClusterObjects

/// Which listeners of a Gateway get their place. Of those of one object that claim the same place
/// none does; between objects the Gateway comes first, then the ListenerSets in their order
/// (https://gateway-api.sigs.k8s.io/reference/spec/#listenersetspec).
struct ListenerConflicts {
  private struct Place: Hashable {
    let port: Int
    let host: HostPattern
  }

  private var owners: [Place: String] = [:]
  private var schemes: [Int: (scheme: RequestScheme, owner: String)] = [:]

  /// - Parameter listeners: the Gateway's own, then those of each ListenerSet together.
  static func resolve(_ listeners: inout [GatewayListener]) {
    var conflicts = ListenerConflicts()
    var start = listeners.startIndex
    while start < listeners.endIndex {
      let owner = listeners[start].owner
      let end = listeners[start...].firstIndex { $0.owner != owner } ?? listeners.endIndex
      conflicts.judge(&listeners[start..<end])
      start = end
    }
  }

  /// Judges the listeners of one object.
  private mutating func judge(_ listeners: inout ArraySlice<GatewayListener>) {
    var claims: [Place: Int] = [:]
    var claimedSchemes: [Int: Set<RequestScheme>] = [:]
    for listener in listeners {
      guard let scheme = listener.scheme else { continue }
      claims[Place(port: listener.port, host: listener.host), default: 0] += 1
      claimedSchemes[listener.port, default: []].insert(scheme)
    }
    let earlier = self
    for index in listeners.indices {
      let listener = listeners[index]
      guard let scheme = listener.scheme else { continue }
      let place = Place(port: listener.port, host: listener.host)
      if owners[place] == nil { owners[place] = listener.description }
      if schemes[listener.port] == nil { schemes[listener.port] = (scheme, listener.description) }
      if listener.deniesConflict { continue }
      let winner: String
      if let taken = earlier.schemes[listener.port], taken.scheme != scheme {
        winner = taken.owner
      } else if let owner = earlier.owners[place] {
        winner = owner
      } else if claims[place, default: 0] > 1
        || claimedSchemes[listener.port, default: []].count > 1
      {
        winner = "another listener of \(listener.owner.kindAndName)"
      } else {
        continue
      }
      listeners[index].conflict = RoutingProblem(
        .listenerConflict,
        "\(listener.description) claims port \(listener.port) for \(listener.host.text) as "
          + "\(winner) does")
    }
  }
}
