import ClusterObjects
import FoundationEssentials

/// Collects length-prefixed fields to be digested: no two lists of fields give the same bytes.
struct FramedDigest {
  private var bytes: [UInt8] = []

  mutating func add(_ text: String) { add(Array(text.utf8)) }

  mutating func add(_ field: [UInt8]) {
    withUnsafeBytes(of: UInt32(field.count).bigEndian) { bytes.append(contentsOf: $0) }
    bytes.append(contentsOf: field)
  }

  var digest: ContentDigest { ContentDigest(of: bytes) }
}
