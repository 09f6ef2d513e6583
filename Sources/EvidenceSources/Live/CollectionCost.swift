/// What a collection cost.
package struct CollectionCost: Equatable, Sendable {
  /// Requests that were sent, further attempts included.
  package var requests = 0
  /// Of these, further attempts at a request that failed.
  package var retries = 0
  /// Lists that were begun again.
  package var restarts = 0
  /// Bytes of bodies, decompressed.
  package var bytes = 0
  /// Objects whose canonical form was known from the collection before.
  package var reusedObjects = 0
  /// The most bytes of one answer that lay between network and parser.
  package var heldBytesPeak = 0

  package init() {}
}
