/// How the elements of a list are told apart, so that a change is shown where it happened and not
/// as a shift of everything after it.
package struct ListKey: Sendable {
  /// Which lists.
  package let list: FieldPattern
  /// Ways to name an element, best first; each a list of paths below the element, joined by `/`.
  /// The first way that names every element of both sides, each differently, is taken; where none
  /// does, positions count.
  package let ways: [[FieldPattern]]

  package init(_ list: FieldPattern, _ ways: [FieldPattern]...) {
    self.list = list
    self.ways = ways
  }
}
