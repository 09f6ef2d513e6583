package import ClusterObjects
import JSONScanner

/// What an EndpointSlice says about the endpoints of its Service.
package struct SliceReadiness: Equatable, Sendable {
  /// The Service's name.
  let service: String
  /// Addresses of endpoints that are ready.
  let readyAddresses: Int

  /// Nil for a slice of no Service.
  init?(_ slice: borrowing JSONScanner) {
    let label = slice.member(
      slice.value(at: "metadata", "labels"), named: "kubernetes.io/service-name")
    guard let service = slice.stringValue(label) else { return nil }
    var count = 0
    for endpoint in slice.elements(of: slice.value(at: "endpoints")) {
      let state = slice.member(slice.member(endpoint, "conditions"), "ready")
      // A missing condition counts as ready
      // (https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/#conditions).
      guard state.map({ slice.kind($0) != .false }) ?? true else { continue }
      count += slice.elements(of: slice.member(endpoint, "addresses")).count
    }
    self.service = service
    readyAddresses = count
  }

  /// Whether a slice comes to lend ready endpoints to a Service, or ceases to: all else of it
  /// decides about no request.
  ///
  /// - Throws: the history's error.
  package static func decides(_ change: ContentChange, in history: any History) throws -> Bool {
    try serviceWithReady(change.before, in: history)
      != serviceWithReady(change.after, in: history)
  }

  private static func serviceWithReady(
    _ content: ContentReference?, in history: any History
  ) throws -> String? {
    guard let content else { return nil }
    return try history.withContent(content) { raw in
      var scanner = JSONScanner()
      scanner.load(raw)
      try scanner.scanWhole()
      guard let slice = SliceReadiness(scanner), slice.readyAddresses > 0 else { return nil }
      return slice.service
    }
  }
}
