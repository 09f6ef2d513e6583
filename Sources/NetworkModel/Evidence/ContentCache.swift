package import ClusterObjects
import JSONScanner

/// Contents that were read, so that what did not change between two moments is read once.
package final class ContentCache {
  private var known: [ContentReference: JSONValue] = [:]
  private var bytes = 0
  /// Contents are kept up to this many canonical bytes; what comes after is read again each time.
  private static let bytesMax = 64 << 20

  package init() {}

  /// What the model reads of an object's content.
  func json(
    _ content: ContentReference, of resource: ResourceName, in history: any History
  ) throws -> JSONValue {
    if let json = known[content] { return json }
    let (json, size) = try history.withContent(content) { raw in
      var scanner = JSONScanner()
      scanner.load(raw)
      try scanner.scanWhole()
      return (ModelFields.value(of: resource, scanner), raw.count)
    }
    if bytes + size <= Self.bytesMax {
      known[content] = json
      bytes += size
    }
    return json
  }

  /// Whether the two contents differ in what the model reads.
  package func differs(_ change: ContentChange, in history: any History) throws -> Bool {
    let resource = change.key.resource
    guard ModelFields.isPartial(resource), let before = change.before, let after = change.after
    else { return true }
    return try json(before, of: resource, in: history) != json(after, of: resource, in: history)
  }
}
