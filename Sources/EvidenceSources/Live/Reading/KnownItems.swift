import ClusterObjects

/// The items of a list as an earlier collection read them, in canonical form.
struct KnownItems: Sendable {
  private struct Item: Sendable {
    let digest: ContentDigest
    let content: Range<Int>
  }

  /// The resourceVersion of the list.
  let listVersion: UInt64
  private let items: [ItemIdentity: Item]
  private let contents: [UInt8]

  /// Nothing: what is read is only remembered.
  static let none = KnownItems()

  private init() {
    listVersion = .max
    items = [:]
    contents = []
  }

  /// - Returns: nil when the list's version is no number, so that nobody can tell whether it fell.
  init?(_ findings: AnswerFindings, listVersion: String?) {
    guard let listVersion = listVersion.flatMap({ UInt64($0) }),
      findings.identities.count == findings.objects.count
    else { return nil }
    self.listVersion = listVersion
    contents = findings.contents
    items = Dictionary(
      zip(findings.identities, findings.objects).compactMap { identity, object in
        identity.map { ($0, Item(digest: object.digest, content: object.content)) }
      }
    ) { first, _ in first }
  }

  /// Bytes that it holds, roughly.
  var bytes: Int { contents.count + items.count * 200 }

  /// An item in canonical form, unless the server's state fell behind the one it was read in.
  func canonical(
    _ identity: ItemIdentity, inListOf version: String?
  ) -> (bytes: ArraySlice<UInt8>, digest: ContentDigest)? {
    guard let version = version.flatMap({ UInt64($0) }), version >= listVersion,
      let item = items[identity]
    else { return nil }
    return (contents[item.content], item.digest)
  }
}
