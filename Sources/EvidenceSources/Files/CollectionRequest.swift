import ClusterObjects

/// One request of a `coverage.json`: what was asked, and how that went.
struct CollectionRequest {
  /// The catalogue's entry.
  let resource: Resource
  /// The version asked for, where the path tells.
  let version: String?
  /// The namespace asked for; nil: all.
  let namespace: String?
  /// The one object asked for; nil: a list.
  let objectName: String?
  /// Whether the path was given, so that `namespace` is known.
  let isScopeKnown: Bool
  /// Whether a label or field selector left out some objects: what is not listed may be there.
  let isSelective: Bool
  /// 0 for success.
  let exitStatus: Int
  /// The tool's words when it failed.
  let error: String?
  /// The file with the answer, as messages name it.
  let file: String?
}
