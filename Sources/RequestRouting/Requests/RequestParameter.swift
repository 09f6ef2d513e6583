/// A parameter of a request's query, decoded.
package struct RequestParameter: Hashable, Sendable {
  /// Its name.
  package let name: String
  /// Its value; empty where there is none.
  package let value: String

  package init(name: String, value: String) {
    self.name = name
    self.value = value
  }
}
