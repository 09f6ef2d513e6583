import ClusterObjects

/// The lists of a cluster as they were read last, within a limit of memory.
struct KnownLists {
  private var lists: [ResourceQuestion: KnownItems] = [:]
  private var clusterUIDs: Set<String> = []

  /// The items of the same list, as it was read last.
  subscript(question: ResourceQuestion) -> KnownItems { lists[question] ?? .none }

  /// Remembers what was just read, and nothing else: the smallest lists first, as far as they fit.
  mutating func remember(
    _ answers: [ResourceAnswer], ofCluster clusterUIDs: Set<String>, bytesMax: Int
  ) {
    var latest: [(question: ResourceQuestion, items: KnownItems)] = []
    for answer in answers where answer.question.name == nil {
      guard let findings = answer.findings,
        let items = KnownItems(findings, listVersion: answer.entry.resourceVersion)
      else { continue }
      latest.append((answer.question, items))
    }
    lists = [:]
    self.clusterUIDs = clusterUIDs
    var bytes = 0
    for (question, items) in latest.sorted(by: { $0.items.bytes < $1.items.bytes }) {
      bytes += items.bytes
      guard bytes <= bytesMax else { break }
      lists[question] = items
    }
  }

  /// Forgets everything when it is of another cluster: behind an address there may be a new one.
  mutating func require(cluster clusterUIDs: Set<String>) {
    if clusterUIDs != self.clusterUIDs { lists = [:] }
  }
}
