import ClusterObjects

/// A whole list as the collection before saw it.
struct CachedList: Sendable {
  /// What an item takes beside its canonical bytes, about.
  private static let itemBytes = 300

  /// The list's `metadata.resourceVersion`.
  let resourceVersion: String
  let items: [ObjectKey: CachedItem]
  /// The canonical bytes of all.
  let contents: [UInt8]

  /// The memory it takes, about.
  var byteCount: Int { contents.count + items.count * Self.itemBytes }

  /// Whether a list of this version may be of the same past: the version did not fall. It falls
  /// when the cluster's storage is restored from a backup, and then the versions repeat.
  ///
  /// Versions of one resource may be compared as numbers
  /// (https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-versions); what is no
  /// number proves nothing.
  func isPast(of version: String?) -> Bool {
    guard let version, let now = Self.digits(version), let then = Self.digits(resourceVersion)
    else { return false }
    return then.count == now.count
      ? !now.lexicographicallyPrecedes(then) : then.count < now.count
  }

  private static func digits(_ version: String) -> [UInt8]? {
    let digits = Array(version.utf8)
    let isNumber = digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    return isNumber && !digits.isEmpty && digits.count <= 128
      && (digits.count == 1 || digits[0] != UInt8(ascii: "0")) ? digits : nil
  }
}
