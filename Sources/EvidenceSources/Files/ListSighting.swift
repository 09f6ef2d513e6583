import ClusterObjects

/// What one document listed of one resource.
struct ListSighting {
  /// The document, as messages name it.
  let file: String
  /// What it listed.
  let resource: Resource
  /// Namespaces of its items.
  var namespaces: Set<String> = []
  /// How many items.
  var itemCount = 0
  /// Whether the server said that there is more.
  var isPartial = false
  /// Whether the file may have been cut off behind the items: YAML has no closing bracket.
  var mayBeCutOff = false
  /// Whether it is known to have succeeded even when it is empty.
  var isTrustedWhenEmpty = false
}
