import CLibcrypto
package import FoundationEssentials

/// SHA-256, the identity of contents and of snapshots.
package struct ContentDigest: Hashable, Sendable, CustomStringConvertible {
  /// Length in bytes.
  package static let byteCount = 32

  private let words: (UInt64, UInt64, UInt64, UInt64)

  /// The digest of `bytes`.
  package init(of bytes: UnsafeRawBufferPointer) {
    var digest: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    let succeeded = withUnsafeMutableBytes(of: &digest) { output in
      EVP_Digest(
        bytes.baseAddress, bytes.count, output.bindMemory(to: UInt8.self).baseAddress, nil,
        EVP_sha256(), nil)
    }
    precondition(succeeded == 1, "libcrypto could not compute SHA-256")
    words = digest
  }

  /// The digest of `bytes`.
  package init(of bytes: [UInt8]) {
    self = bytes.withUnsafeBytes { ContentDigest(of: $0) }
  }

  /// A digest that was stored; nil unless there are 32 bytes.
  package init?(stored bytes: some Collection<UInt8>) {
    guard bytes.count == Self.byteCount else { return nil }
    var digest: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    withUnsafeMutableBytes(of: &digest) { $0.copyBytes(from: bytes) }
    words = digest
  }

  /// The same, from memory.
  package init?(stored bytes: UnsafeRawBufferPointer) {
    guard bytes.count == Self.byteCount else { return nil }
    var digest: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    withUnsafeMutableBytes(of: &digest) { $0.copyMemory(from: bytes) }
    words = digest
  }

  /// The 32 bytes.
  package var bytes: [UInt8] { withUnsafeBytes(of: words) { Array($0) } }

  /// The 32 bytes, without a copy.
  package func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows
    -> Result
  {
    try withUnsafeBytes(of: words, body)
  }

  /// The 32 bytes, as a database takes them.
  package var data: Data { withUnsafeBytes(of: words) { Data($0) } }

  /// Lower-case hexadecimal.
  package var description: String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  package static func == (first: ContentDigest, second: ContentDigest) -> Bool {
    first.words.0 == second.words.0 && first.words.1 == second.words.1
      && first.words.2 == second.words.2 && first.words.3 == second.words.3
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(words.0) }
}
