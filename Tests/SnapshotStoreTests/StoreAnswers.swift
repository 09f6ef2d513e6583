import ClusterObjects
import Testing

/// A store's answers, each held against the oracle's.
final class StoreAnswers {
  private let history: any History
  private let oracle: Oracle
  private let note: Comment
  private var contents: [ContentReference: [UInt8]] = [:]

  init(_ history: any History, oracle: Oracle, note: Comment) {
    self.history = history
    self.oracle = oracle
    self.note = note
  }

  private func bytes(_ content: ContentReference) throws -> [UInt8] {
    if let known = contents[content] { return known }
    let bytes = try history.withContent(content) { Array($0) }
    contents[content] = bytes
    return bytes
  }

  /// Snapshots in order, rebuilt byte for byte, with the coverage and digest they came with.
  func checkSnapshots() throws {
    let clusters = try history.clusters()
    #expect(clusters == oracle.clusters, note)
    for cluster in oracle.clusters {
      let line = oracle.line(of: cluster)
      let records = try history.snapshots(of: cluster)
      #expect(records.map(\.digest) == line.map(\.digest), note)
      #expect(records.map(\.position) == line.map(\.position), note)
      let resources = try history.resources(of: cluster)
      #expect(resources == Set(oracle.keys(of: cluster).map(\.resource)).sorted(), note)
      for (index, (record, entry)) in zip(records, line).enumerated() {
        #expect(try history.coverage(of: record) == entry.snapshot.coverage, note)
        #expect(try history.counts(of: record) == oracle.counts(of: index, in: cluster), note)
        #expect(try history.counts(of: cluster)[record.id] == history.counts(of: record), note)
        try checkStates(record, entry)
      }
    }
  }

  private func checkStates(_ record: SnapshotRecord, _ entry: Oracle.Entry) throws {
    var rebuilt: [ObjectKey: [UInt8]] = [:]
    for resource in RandomHistory.resources {
      let state = try history.state(of: resource, at: record)
      for (key, content) in state.objects { rebuilt[key] = try bytes(content) }
      for key in RandomHistory.keys where key.resource == resource {
        let seen = Oracle.sight(of: key, in: entry)
        #expect(try sight(history.observation(of: key, at: record)) == seen, note)
        #expect(try sight(state.observation(of: key)) == seen, note)
      }
    }
    #expect(rebuilt == entry.objects, note)
  }

  private func sight(_ observation: Observation) throws -> Oracle.Sight {
    switch observation {
    case .present(let content): .present(try bytes(content))
    case .absent: .absent
    case .unknown(let outcome): .unknown(outcome)
    }
  }

  /// Differences of two snapshots, in both directions.
  func checkChanges(of cluster: ClusterKey, _ first: Int, _ second: Int) throws {
    let line = oracle.line(of: cluster)
    let records = try history.snapshots(of: cluster)
    for (from, to) in [(first, second), (second, first)] {
      for resource in RandomHistory.resources {
        let changes = try history.changes(of: resource, from: records[from], to: records[to])
        #expect(changes.map(\.key) == changes.map(\.key).sorted(), note)
        var found: [ObjectKey: [[UInt8]?]] = [:]
        for change in changes {
          found[change.key] = [try change.before.map(bytes), try change.after.map(bytes)]
        }
        #expect(
          found == Oracle.changes(of: resource, from: line[from], to: line[to]), note)
        let unseen = changes.filter { change in
          [line[from], line[to]].contains { !Oracle.sight(of: change.key, in: $0).isKnown }
        }
        #expect(unseen == [], note)
      }
    }
  }

  /// Every content of every object, with the snapshots that bound it.
  func checkVersions() throws {
    for cluster in oracle.clusters {
      let digests = oracle.line(of: cluster).map(\.digest)
      func index(_ record: SnapshotRecord) -> Int { digests.firstIndex(of: record.digest) ?? -1 }
      for key in RandomHistory.keys {
        let runs = try history.versions(of: key, in: cluster).map { version in
          Oracle.Run(
            content: try bytes(version.content), before: version.lastKnownOtherwise.map(index),
            first: index(version.firstSeen), last: index(version.lastSeen),
            endedBy: version.endedBy.map(index), gaps: version.gaps.map(index))
        }
        #expect(runs == oracle.runs(of: key, in: cluster), note)
      }
    }
  }
}
