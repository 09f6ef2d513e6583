package import ClusterObjects
import YAMLDocuments

/// A document inside a text, as ConfigMaps hold them.
package enum EmbeddedDocument: Sendable {
  /// There is no such text.
  case missing
  case parsed(JSONValue)
  /// It is neither YAML nor JSON; why.
  case malformed(String)

  /// Reads the first document of a text of YAML, of which JSON is a part.
  package init(_ text: String) {
    var rest = Array(text.utf8)[...]
    var reader = YAMLDocumentReader { space in
      let part = rest.prefix(space.count)
      space.copyBytes(from: part)
      rest = rest.dropFirst(part.count)
      return part.count
    }
    do {
      guard try reader.nextDocument() else {
        self = .parsed(.null)
        return
      }
      var json: [UInt8] = []
      var space = [UInt8](repeating: 0, count: 1 << 14)
      while case let count = try space.withUnsafeMutableBytes({ try reader.read(into: $0) }),
        count > 0
      {
        json += space[..<count]
      }
      self = .parsed(try JSONValue(parsing: json))
    } catch {
      self = .malformed("\(error)")
    }
  }

  /// The document, where it could be read.
  package var json: JSONValue? { if case .parsed(let json) = self { json } else { nil } }
}
