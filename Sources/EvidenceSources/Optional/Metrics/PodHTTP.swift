/// Plain HTTP to a Pod: GET without credentials, without following redirects.
package protocol PodHTTP: Sendable {
  /// Sends one GET to `http://host:port path`.
  ///
  /// - Parameters:
  ///   - host: an address, an IPv6 address without brackets.
  ///   - timeoutSeconds: the longest that the whole exchange may take.
  ///   - bytesMax: the longest body that is taken.
  /// - Throws: ``AccessError`` when there is no whole answer.
  func get(
    host: String, port: Int, path: String, timeoutSeconds: Double, bytesMax: Int
  ) async throws -> PodHTTPAnswer
}
