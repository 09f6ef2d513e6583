/// The lists that pages are still being read from, as they were at their resource versions.
struct RetainedLists: Sendable {
  private struct Key: Hashable {
    let place: ServedType.Place
    let resourceVersion: Int
  }

  /// As many as a long test may leave unfinished; older ones are forgotten, as by a compaction.
  private static let maximumCount = 256

  private var lists: [Key: HeldObjects] = [:]
  private var order: [Key] = []

  func list(of place: ServedType.Place, at resourceVersion: Int) -> HeldObjects? {
    lists[Key(place: place, resourceVersion: resourceVersion)]
  }

  mutating func retain(_ list: HeldObjects, of place: ServedType.Place, at resourceVersion: Int) {
    let key = Key(place: place, resourceVersion: resourceVersion)
    if lists[key] == nil { order.append(key) }
    lists[key] = list
    if order.count > Self.maximumCount { lists[order.removeFirst()] = nil }
  }

  mutating func removeAll() {
    lists = [:]
    order = []
  }
}
