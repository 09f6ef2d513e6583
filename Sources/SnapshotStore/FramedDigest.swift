import ClusterObjects
import FoundationEssentials

/// Collects length-prefixed fields to be digested: no two lists of fields give the same bytes.
struct FramedDigest {
  private var bytes: [UInt8] = []

  mutating func add(_ text: String) {
    addLength(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  mutating func add(_ digest: ContentDigest) {
    addLength(ContentDigest.byteCount)
    digest.withBytes { bytes.append(contentsOf: $0) }
  }

  private mutating func addLength(_ count: Int) {
    withUnsafeBytes(of: UInt32(count).bigEndian) { bytes.append(contentsOf: $0) }
  }

  var digest: ContentDigest { ContentDigest(of: bytes) }
}
