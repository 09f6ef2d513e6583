/// How far the lists of an input reach.
package enum NamespaceScope: Equatable, Sendable {
  /// To be judged over the whole input.
  case judged
  /// All namespaces (`-A`).
  case allNamespaces
  /// One namespace (`-n`).
  case namespace(String)
}
