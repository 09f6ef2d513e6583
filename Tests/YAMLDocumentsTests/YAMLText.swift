import JSONScanner
import Testing

@testable import YAMLDocuments

/// A YAML text and what becomes of it.
struct YAMLText {
  let bytes: [UInt8]
  var limits = YAMLLimits()
  /// Bytes that are handed over at once.
  var chunkBytes = 1 << 14

  init(_ text: String) { bytes = Array(text.utf8) }

  init(bytes: [UInt8]) { self.bytes = bytes }

  /// The JSON of every document.
  func documents() throws -> [String] {
    var reader = reader()
    var documents: [String] = []
    var chunk = [UInt8](repeating: 0, count: chunkBytes)
    while try reader.nextDocument() {
      var json: [UInt8] = []
      while true {
        let count = try chunk.withUnsafeMutableBytes { try reader.read(into: $0) }
        if count == 0 { break }
        json += chunk[..<count]
      }
      documents.append(String(decoding: json, as: UTF8.self))
    }
    return documents
  }

  func reader() -> YAMLDocumentReader {
    var rest = bytes[...]
    let chunkBytes = chunkBytes
    return YAMLDocumentReader(limits: limits) { space in
      let count = min(rest.count, space.count, chunkBytes)
      space.copyBytes(from: rest.prefix(count))
      rest = rest.dropFirst(count)
      return count
    }
  }

  /// What the text is refused with; nil when it is not.
  func refusal() throws -> YAMLError? {
    do {
      _ = try documents()
      return nil
    } catch let error as YAMLError {
      return error
    }
  }

  /// The canonical form of JSON.
  static func canonical(_ json: String) throws -> String {
    var scanner = JSONScanner()
    scanner.load(Array(json.utf8))
    try scanner.scanWhole()
    var writer = CanonicalWriter()
    try writer.write(scanner)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}
