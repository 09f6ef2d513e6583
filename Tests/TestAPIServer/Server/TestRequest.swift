/// One request that a ``TestAPIServer`` has read.
package struct TestRequest: Sendable {
  /// `GET`, it should be.
  package let method: String
  /// The path as it was sent, with the base path, without the query.
  package let path: String
  /// The query, in order, percent-decoded.
  package let query: [(name: String, value: String)]
  /// The headers, in order.
  package let headers: [(name: String, value: String)]
  /// The body, which only reviews of rights should have.
  package let body: [UInt8]
  /// The subject of the client's certificate; nil: it showed none.
  package let clientCertificate: Subject?
  /// Which connection it came on, counted from 1.
  package let connection: Int

  /// Who a client's certificate is for.
  package struct Subject: Equatable, Sendable {
    /// `CN`: the user.
    package let commonName: String
    /// `O`: the groups.
    package let organizations: [String]
  }

  /// The first header of a name, in whatever case.
  package func header(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }

  /// The first value of a name in the query.
  package func parameter(_ name: String) -> String? {
    query.first { $0.name == name }?.value
  }
}
