/// How an object differs between two moments. The words are part of the documents.
package enum ChangeKind: String, CaseIterable, Sendable {
  case added, removed, modified
  /// Deleted and created again under the same name: another uid.
  case recreated
}
