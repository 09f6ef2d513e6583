import ClusterObjects

/// What is remembered of an object that a list held.
struct CachedItem: Sendable {
  /// `metadata.uid` and `metadata.resourceVersion`: together they name one content of an object,
  /// as long as the cluster's storage is not set back.
  let uid: String
  let resourceVersion: String
  /// Of the bytes as they were answered, good within this process. A storage that was restored from
  /// a backup hands out the same versions for other contents; when it has overtaken what it was
  /// before, only this tells.
  let fingerprint: Int
  /// SHA-256 of the canonical bytes.
  let digest: ContentDigest
  /// Where these lie among those of the list.
  let content: Range<Int>
  /// Strings in it that were withheld as private keys.
  let privateKeys: Int
}
