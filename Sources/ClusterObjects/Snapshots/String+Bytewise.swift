extension String {
  /// Order by UTF-8 bytes. Swift's own `<` follows Unicode's canonical equivalence, which no other
  /// program that checks a digest could be expected to repeat.
  package func precedesBytewise(_ other: String) -> Bool {
    utf8.lexicographicallyPrecedes(other.utf8)
  }
}
