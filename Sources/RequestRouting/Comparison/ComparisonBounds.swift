/// How much is looked at when two sides are compared. What lies beyond is reported as unproven.
package struct ComparisonBounds: Hashable, Sendable {
  /// Hosts.
  package var hostsMax = 50_000
  /// Paths of one host.
  package var pathsMax = 100_000
  /// Requests of one host and path that differ in method, header fields and query.
  package var variantsMax = 128

  package init() {}
}
