/// What tells a version of an object from every other, as far as the server keeps its promise that
/// a write gives another resourceVersion
/// (https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-versions).
struct ItemIdentity: Hashable, Sendable {
  /// `metadata.uid`.
  let uid: String
  /// `metadata.resourceVersion`.
  let resourceVersion: String
  /// How many values it has. A restored server may give a version again, to another content.
  let values: Int
}
