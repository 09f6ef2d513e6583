/// A request, as far as it decides where it goes.
package struct RoutedRequest: Hashable, Sendable {
  /// How it arrives.
  package var scheme: RequestScheme
  /// The host it asks for, in lower case, without a port or a final dot.
  package var host: String
  /// The port it arrives at.
  package var port: Int
  /// Its path, as written; it begins with `/`.
  package var path: String
  /// Its method, as written: methods are case-sensitive
  /// (https://www.rfc-editor.org/rfc/rfc9110#name-methods).
  package var method: String
  /// Its header fields, by names in lower case.
  package var headers: [String: String]
  /// The parameters of its query, in order.
  package var query: [RequestParameter]

  /// - Parameters:
  ///   - host: in any case, with or without a final dot.
  ///   - port: nil: the scheme's own.
  ///   - headers: names in any case.
  package init(
    scheme: RequestScheme, host: String, port: Int? = nil, path: String, method: String = "GET",
    headers: [String: String] = [:], query: [RequestParameter] = []
  ) {
    self.scheme = scheme
    self.host = HostName.normalized(host)
    self.port = port ?? scheme.defaultPort
    self.path = path.isEmpty ? "/" : path
    self.method = method
    self.headers = [:]
    for (name, value) in headers.sorted(by: { $0.key < $1.key }) {
      self.headers[name.lowercased()] = value
    }
    self.query = query
  }

  /// As a person would write it: `GET https://shop.example/cart`.
  package var description: String {
    let place = port == scheme.defaultPort ? host : "\(host):\(port)"
    var text = "\(method) \(scheme.rawValue)://\(place)\(path)"
    if !query.isEmpty {
      text += "?" + query.map { "\($0.name)=\($0.value)" }.joined(separator: "&")
    }
    for (name, value) in headers.sorted(by: { $0.key < $1.key }) {
      text += " with \(name): \(value)"
    }
    return text
  }
}
