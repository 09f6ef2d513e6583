/// What a collection leaves to the next one: its whole lists, as far as they fit.
///
/// A list is kept under its path, which holds the version of the API that it was asked in: another
/// version finds nothing.
struct ItemCache: Sendable {
  /// The cluster it is of. Of another one nothing is taken over.
  private let clusterUID: String?
  private var lists: [EvidencePath: CachedList] = [:]

  /// Keeps of these lists what fits into the memory, in order.
  ///
  /// - Parameter clusterUID: without it nothing is kept.
  init(
    clusterUID: String? = nil, _ lists: [(path: EvidencePath, list: CachedList)] = [],
    bytesMax: Int = 0
  ) {
    self.clusterUID = clusterUID
    guard clusterUID != nil else { return }
    var byteCount = 0
    for (path, list) in lists where byteCount + list.byteCount <= bytesMax {
      byteCount += list.byteCount
      self.lists[path] = list
    }
  }

  /// The list of this path in the cluster of this UID.
  func list(_ path: EvidencePath, ofCluster uid: String?) -> CachedList? {
    clusterUID == uid ? lists[path] : nil
  }
}
