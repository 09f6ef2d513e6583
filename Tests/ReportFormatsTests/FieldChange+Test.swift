import ClusterObjects

@testable import SnapshotDiff

extension FieldChange {
  /// A change at a path that is its own pointer.
  static func test(_ path: String, _ from: JSONValue?, _ to: JSONValue?) -> FieldChange {
    FieldChange(
      path: FieldPath(path.split(separator: "/").map { FieldPath.unescape(String($0)) }),
      from: from, to: to, pointerFrom: from.map { _ in path }, pointerTo: to.map { _ in path })
  }
}
