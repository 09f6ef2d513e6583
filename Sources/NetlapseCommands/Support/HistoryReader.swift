import ClusterObjects
import ReportFormats
import SnapshotDiff

/// Reads the contents of one object in order of time, each with what differs from the one before.
struct HistoryReader {
  let history: any History

  func read(
    _ key: ObjectKey, of resource: Resource, in cluster: ClusterKey
  ) throws -> [HistoryReport.Interval] {
    var previous: ObjectVersion?
    return try history.versions(of: key, in: cluster).map { version in
      defer { previous = version }
      let object = try history.withContent(version.content) { try JSONValue(parsing: Array($0)) }
      let change = try previous.flatMap { before in
        try DiffEngine(history: history).compare(
          resource,
          ContentChange(key: key, before: before.content, after: version.content))
      }
      return HistoryReport.Interval(
        version: version, object: object, changes: change?.fields ?? [],
        isNewIncarnation: change?.change == .recreated)
    }
  }
}
