#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

extension String {
  /// Order by UTF-8 bytes. Swift's own `<` follows Unicode's canonical equivalence, which no other
  /// program that checks a digest could be expected to repeat.
  package func precedesBytewise(_ other: String) -> Bool {
    let order = utf8.withContiguousStorageIfAvailable { mine in
      other.utf8.withContiguousStorageIfAvailable { theirs -> Int in
        guard let first = mine.baseAddress, let second = theirs.baseAddress else {
          return mine.count - theirs.count
        }
        let order = memcmp(first, second, min(mine.count, theirs.count))
        return order != 0 ? Int(order) : mine.count - theirs.count
      }
    }
    if let order = order ?? nil { return order < 0 }
    return utf8.lexicographicallyPrecedes(other.utf8)
  }
}
