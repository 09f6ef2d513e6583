import AsyncHTTPClient
import ClusterObjects
import NIOCore
import NIOHTTP1
import NIOSSL
import TestAPIServer

/// A client that takes an answer as it comes: nothing is followed, repeated or put right.
struct ServerProbe {
  /// One answer.
  struct Answer {
    let status: Int
    let headers: HTTPHeaders
    let bytes: [UInt8]

    var text: String { String(decoding: bytes, as: UTF8.self) }

    func json() throws -> JSONValue { try JSONValue(parsing: bytes) }
  }

  var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)

  init() {
    configuration.httpVersion = .http1Only
    // Otherwise a handshake that fails is tried again for ten seconds.
    configuration.connectionPool.retryConnectionEstablishment = false
  }

  /// A client that trusts an authority, and shows a certificate.
  init(trusting authorityPEM: String, as identity: TestIdentity? = nil) throws {
    self.init()
    var security = TLSConfiguration.makeClientConfiguration()
    let authorities = try NIOSSLCertificate.fromPEMBytes(Array(authorityPEM.utf8))
    security.trustRoots = .certificates(authorities)
    if let identity {
      let chain = try NIOSSLCertificate.fromPEMBytes(Array(identity.certificatePEM.utf8))
      security.certificateChain = chain.map { .certificate($0) }
      security.privateKey = .privateKey(
        try NIOSSLPrivateKey(bytes: Array(identity.keyPEM.utf8), format: .pem))
    }
    configuration.tlsConfiguration = security
  }

  /// Sends one request over a connection of its own.
  func send(
    _ url: String, _ method: HTTPMethod = .GET, headers: HTTPHeaders = [:], body: String? = nil
  ) async throws -> Answer {
    try await answers([url], method, headers: headers, body: body)[0]
  }

  /// Sends requests one after the other over the same connections.
  func answers(
    _ urls: [String], _ method: HTTPMethod = .GET, headers: HTTPHeaders = [:], body: String? = nil
  ) async throws -> [Answer] {
    try await HTTPClient.withHTTPClient(configuration: configuration) { client in
      var answers: [Answer] = []
      for url in urls {
        var request = HTTPClientRequest(url: url)
        request.method = method
        request.headers = headers
        if let body { request.body = .bytes(ByteBuffer(string: body)) }
        let response = try await client.execute(request, timeout: .seconds(60))
        let bytes = try await response.body.collect(upTo: 1 << 30)
        answers.append(
          Answer(
            status: Int(response.status.code), headers: response.headers,
            bytes: Array(bytes.readableBytesView)))
      }
      return answers
    }
  }

  /// One GET of JSON.
  func json(_ url: String, headers: HTTPHeaders = [:]) async throws -> JSONValue {
    try await send(url, headers: headers).json()
  }

  /// All pages of a list; a `between` is called after each.
  func pages(
    _ url: String, limit: Int, between: () -> Void = {}
  ) async throws -> [JSONValue] {
    var pages: [JSONValue] = []
    var token = ""
    repeat {
      let suffix = token.isEmpty ? "" : "&continue=" + token
      let page = try await json(url + "?limit=\(limit)" + suffix)
      pages.append(page)
      token = page["metadata"]?["continue"]?.text ?? ""
      between()
    } while !token.isEmpty
    return pages
  }
}

extension JSONValue {
  /// The names of a list's objects.
  var itemNames: [String] {
    (self["items"]?.elements ?? []).map { $0["metadata"]?["name"]?.text ?? "" }
  }
}
