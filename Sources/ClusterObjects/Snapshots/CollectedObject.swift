/// One object as a collection saw it, ready to be stored.
package struct CollectedObject: Sendable {
  /// Which object.
  package let key: ObjectKey
  /// SHA-256 of the canonical bytes.
  package let digest: ContentDigest
  /// Where its canonical bytes lie in ``CollectedSnapshot/contents``.
  package let content: Range<Int>

  package init(key: ObjectKey, digest: ContentDigest, content: Range<Int>) {
    self.key = key
    self.digest = digest
    self.content = content
  }
}
