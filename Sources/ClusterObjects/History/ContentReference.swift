/// A handle of one stored content. Equal handles of one store mean equal bytes; nothing else
/// about it means anything.
package struct ContentReference: Hashable, Sendable {
  /// The store's own number.
  package let id: Int64

  package init(id: Int64) { self.id = id }
}
