/// What a request has to be beside its host and path; all of it has to hold.
package struct RequestConditions: Hashable, Sendable {
  /// Its method; nil: any.
  package var method: String?
  /// Its header fields, by names in lower case.
  package var headers: [String: ValueCondition]
  /// The parameters of its query, by name; the first of a name counts.
  package var query: [String: ValueCondition]

  package init(
    method: String? = nil, headers: [String: ValueCondition] = [:],
    query: [String: ValueCondition] = [:]
  ) {
    self.method = method
    self.headers = headers
    self.query = query
  }

  /// Nothing more is asked.
  package static let none = RequestConditions()

  /// Whether nothing more is asked.
  package var isEmpty: Bool { method == nil && headers.isEmpty && query.isEmpty }

  /// Whether a request is that.
  package func hold(for request: RoutedRequest) -> Bool {
    if isEmpty { return true }
    if let method, method != request.method { return false }
    for (name, condition) in headers {
      guard let value = request.headers[name], condition.holds(value) else { return false }
    }
    for (name, condition) in query {
      guard let value = request.query.first(where: { $0.name == name })?.value,
        condition.holds(value)
      else { return false }
    }
    return true
  }

  /// As a person would write it; nothing where nothing more is asked.
  package var description: String {
    var parts = method.map { ["method \($0)"] } ?? []
    parts += headers.sorted { $0.key < $1.key }.map { "header \($0.key) \($0.value.description)" }
    parts += query.sorted { $0.key < $1.key }.map { "parameter \($0.key) \($0.value.description)" }
    return parts.joined(separator: ", ")
  }
}
