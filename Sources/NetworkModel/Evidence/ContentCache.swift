import ClusterObjects
import JSONScanner

/// Contents that were read, so that what did not change between two moments is read once.
package final class ContentCache {
  private var known: [ContentReference: JSONValue] = [:]
  private var bytes = 0
  /// Contents are kept up to this many canonical bytes; what comes after is read again each time.
  private static let bytesMax = 64 << 20

  package init() {}

  func json(_ content: ContentReference, in history: any History) throws -> JSONValue {
    if let json = known[content] { return json }
    let (json, size) = try history.withContent(content) { raw in
      var scanner = JSONScanner()
      scanner.load(raw)
      try scanner.scanWhole()
      return (JSONValue(scanner), raw.count)
    }
    if bytes + size <= Self.bytesMax {
      known[content] = json
      bytes += size
    }
    return json
  }
}
