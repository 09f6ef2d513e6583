/// Finds what an expression means in a cluster's history.
package struct MomentResolver {
  /// How much older than the moment a snapshot may be that still speaks for a resource.
  package static let defaultMaxAgeSeconds = 3600

  private let history: any History
  private let snapshots: [SnapshotRecord]
  private let now: Instant
  private let maxAgeSeconds: Int

  /// - Parameters:
  ///   - now: the clock, for times that count back from it.
  package init(
    history: any History, cluster: ClusterKey, now: Instant,
    maxAgeSeconds: Int = MomentResolver.defaultMaxAgeSeconds
  ) throws {
    self.history = history
    snapshots = try history.snapshots(of: cluster)
    self.now = now
    self.maxAgeSeconds = maxAgeSeconds
  }

  /// - Throws: ``MomentError`` when the expression means no snapshot, the history's own error when
  ///   it cannot be read.
  package func resolve(_ expression: MomentExpression) throws -> Moment {
    let (index, asked) = try place(of: expression)
    let snapshot = snapshots[index]
    let oldest = (asked ?? snapshot.startedAt).adding(seconds: -Double(maxAgeSeconds))
    var sources: [ResourceName: (snapshot: SnapshotRecord, coverage: Coverage)] = [:]
    for candidate in snapshots[...index].reversed() {
      // The snapshot itself always speaks, however far the time asked for lies after it: the
      // answer says how far.
      guard candidate.id == snapshot.id || candidate.startedAt >= oldest else { break }
      let coverage = try history.coverage(of: candidate)
      for resource in coverage.attemptedResources where sources[resource] == nil {
        sources[resource] = (candidate, coverage)
      }
    }
    return Moment(snapshot: snapshot, asked: asked, sources: sources)
  }

  private func place(of expression: MomentExpression) throws -> (index: Int, asked: Instant?) {
    guard let first = snapshots.first else { throw MomentError.nothingRecorded }
    switch expression {
    case .first: return (0, nil)
    case .latest(let steps):
      guard steps < snapshots.count else {
        throw MomentError.notThatMany(expression, onRecord: snapshots.count)
      }
      return (snapshots.count - 1 - steps, nil)
    case .id(let id):
      guard let index = snapshots.firstIndex(where: { $0.id == id }) else {
        throw MomentError.noSuchSnapshot(expression)
      }
      return (index, nil)
    case .tag(let name):
      guard let index = snapshots.firstIndex(where: { $0.tags.contains(name) }) else {
        throw MomentError.noSuchSnapshot(expression)
      }
      return (index, nil)
    case .instant(let instant): return (try newest(atOrBefore: instant, first), instant)
    case .ago(let seconds):
      let instant = now.adding(seconds: -Double(seconds))
      return (try newest(atOrBefore: instant, first), instant)
    }
  }

  private func newest(atOrBefore instant: Instant, _ first: SnapshotRecord) throws -> Int {
    guard let index = snapshots.lastIndex(where: { $0.startedAt <= instant }) else {
      throw MomentError.beforeFirst(instant, first: first.startedAt)
    }
    return index
  }
}
