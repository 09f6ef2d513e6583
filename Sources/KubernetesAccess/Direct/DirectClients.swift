import AsyncHTTPClient
import EvidenceSources
import NIOCore
import NIOHTTPCompression
import NIOSSL

/// The HTTP clients of one endpoint: one, and after a client certificate was renewed a second one
/// until the requests of the first have ended.
actor DirectClients {
  private struct Entry {
    let certificate: Credential.ClientCertificate?
    let client: HTTPClient
    var uses: Int
  }

  private let endpoint: ClusterEndpoint
  private let identity: ServerIdentity
  private let limits: DirectLimits
  /// The last is the one for new requests.
  private var entries: [Entry] = []
  private var isShutDown = false

  init(_ endpoint: ClusterEndpoint, limits: DirectLimits) {
    self.endpoint = endpoint
    self.identity = ServerIdentity(endpoint)
    self.limits = limits
  }

  /// A client that shows this certificate. It has to be given back.
  func borrow(for certificate: Credential.ClientCertificate?) throws -> HTTPClient {
    guard !isShutDown else {
      throw AccessError(.interrupted, "the connection to \(endpoint.server) was shut down")
    }
    if let last = entries.indices.last, entries[last].certificate == certificate {
      entries[last].uses += 1
      return entries[last].client
    }
    let configuration = try Self.configuration(
      endpoint, identity, limits, certificate: certificate)
    let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    entries.append(Entry(certificate: certificate, client: client, uses: 1))
    return client
  }

  /// Ends the use of a client.
  func giveBack(_ client: HTTPClient) async {
    if let index = entries.firstIndex(where: { $0.client === client }) {
      entries[index].uses -= 1
    }
    let retired = entries.dropLast().filter { $0.uses == 0 }.map(\.client)
    entries.removeAll { entry in retired.contains { $0 === entry.client } }
    for client in retired { try? await client.shutdown() }
  }

  /// Closes all connections; requests under way fail.
  func shutdown() async {
    isShutDown = true
    let clients = entries.map(\.client)
    entries = []
    for client in clients { try? await client.shutdown() }
  }

  /// How a client speaks with an endpoint.
  static func configuration(
    _ endpoint: ClusterEndpoint, _ identity: ServerIdentity, _ limits: DirectLimits,
    certificate: Credential.ClientCertificate?
  ) throws(AccessError) -> HTTPClient.Configuration {
    let connectTime = TimeAmount.nanoseconds(Int64(limits.connectSeconds * 1e9))
    let idleTime = TimeAmount.nanoseconds(Int64(limits.idleSeconds * 1e9))
    var configuration = HTTPClient.Configuration(
      tlsConfiguration: endpoint.server.isSecure
        ? try ClientTLS(endpoint, certificate: certificate).configuration : nil,
      // A token never follows a redirect to another host.
      redirectConfiguration: .disallow,
      timeout: .init(connect: connectTime),
      connectionPool: .init(idleTimeout: idleTime),
      proxy: try endpoint.proxy.map(Self.proxy),
      decompression: .enabled(limit: .ratio(limits.decompressionRatioMax)))
    // One stream per connection: what is not read stays in the network, and nobody else waits.
    configuration.httpVersion = .http1Only
    // The reason is told at once. Who asks decides whether to ask again.
    configuration.connectionPool.retryConnectionEstablishment = false
    configuration.dnsOverride = identity.hostOverrides
    if identity.checkedAddress != nil {
      configuration.http1_1ConnectionDebugInitializer = { channel in
        // It is awaited before the first request is written.
        channel.nioSSL_peerCertificate()
          .flatMapThrowing { try identity.check($0) }
          .flatMapErrorThrowing { error in
            channel.close(promise: nil)
            throw error
          }
      }
    }
    return configuration
  }

  private static func proxy(
    _ address: ProxyAddress
  ) throws(AccessError) -> HTTPClient.Configuration.Proxy {
    switch address.scheme {
    case .http:
      guard let userInfo = address.userInfo else {
        return .server(host: address.host, port: address.port)
      }
      let parts = userInfo.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        .map { PercentText.decoded($0) ?? String($0) }
      return .server(
        host: address.host, port: address.port,
        authorization: .basic(username: parts[0], password: parts.count > 1 ? parts[1] : ""))
    case .socks5 where address.userInfo == nil:
      return .socksServer(host: address.host, port: address.port)
    case .socks5:
      throw AccessError(
        .malformed, "the proxy \(address) wants a user and a password, which SOCKS here cannot do",
        hint: "use a SOCKS proxy without a login or an http:// proxy, or collect with "
          + "`netlapse collect-script`")
    case .https:
      throw AccessError(
        .malformed, "the proxy \(address) is spoken to over TLS, which is not possible here",
        hint: "use its http:// port, or let kubectl make the requests (--via kubectl)")
    }
  }
}
