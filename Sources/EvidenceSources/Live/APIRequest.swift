/// One GET.
package struct APIRequest: Hashable, Sendable {
  /// The path from the server's root, such as `/api/v1/nodes`, percent-encoded.
  package var path: String
  /// The query, in order, not yet percent-encoded.
  package var query: [QueryItem] = []
  /// What forms of answer are accepted, for the header `Accept`.
  package var accept = "application/json"
  /// The longest that the whole exchange may take, body included, in seconds.
  package var timeoutSeconds: Double

  /// One `name=value` of a query.
  package struct QueryItem: Hashable, Sendable {
    /// The name.
    package let name: String
    /// The value.
    package let value: String

    package init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  package init(_ path: String, timeoutSeconds: Double) {
    self.path = path
    self.timeoutSeconds = timeoutSeconds
  }
}
