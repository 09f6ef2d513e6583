import ClusterObjects
import Testing

/// SHA-256 against published vectors (https://www.di-mgt.com.au/sha_testvectors.html).
struct ContentDigestTests {
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqr"
        + "lmnopqrsmnopqrstnopqrstu",
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
    ),
    (
      String(repeating: "a", count: 1_000_000),
      "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    ),
  ])
  func vectors(_ text: String, _ expected: String) {
    let digest = ContentDigest(of: Array(text.utf8))
    #expect(digest.description == expected)
    #expect(Array(text.utf8).withUnsafeBytes { ContentDigest(of: $0) } == digest)
  }

  @Test func storing() {
    let digest = ContentDigest(of: Array("abc".utf8))
    #expect(digest.bytes.count == ContentDigest.byteCount)
    #expect(digest.bytes.prefix(4) == [0xBA, 0x78, 0x16, 0xBF])
    #expect(Array(digest.data) == digest.bytes)
    #expect(ContentDigest(stored: digest.bytes) == digest)
    #expect(ContentDigest(stored: digest.data) == digest)
    #expect(ContentDigest(stored: digest.bytes.dropLast()) == nil)
    #expect(ContentDigest(stored: digest.bytes + [0]) == nil)
    #expect(ContentDigest(stored: []) == nil)
  }

  /// Every bit counts.
  @Test(arguments: 0..<32)
  func equality(_ index: Int) {
    let digest = ContentDigest(of: [])
    var bytes = digest.bytes
    bytes[index] ^= 1
    #expect(ContentDigest(stored: bytes) != digest)
  }
}
