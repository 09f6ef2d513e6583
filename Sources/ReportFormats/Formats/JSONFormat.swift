import ClusterObjects

/// A document as JSON: names sorted, two spaces a level.
enum JSONFormat {
  static func text(of document: JSONValue) -> String { document.prettyText + "\n" }
}
