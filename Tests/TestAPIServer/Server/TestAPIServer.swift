import NIOConcurrencyHelpers
import NIOCore
import NIOHTTP1
import NIOHTTPCompression
import NIOPosix
import NIOSSL

/// An API server that answers out of a ``TestCluster``, on a free port of this machine. It keeps
/// what it was asked, and fails where it is told to.
package final class TestAPIServer: Sendable {
  /// The TCP port it listens on.
  package let port: Int
  /// How it was set up.
  package let options: TestServerOptions
  /// What it answers out of.
  package let cluster: TestCluster
  private let state: NIOLockedValueBox<ServerState>
  private let listener: any Channel
  private let work: Task<Void, Never>

  private typealias Accepted = NIOAsyncChannel<HTTPServerRequestPart, HTTPServerResponsePart>

  private init(
    _ cluster: TestCluster, _ options: TestServerOptions, port: Int,
    state: NIOLockedValueBox<ServerState>, listener: any Channel, work: Task<Void, Never>
  ) {
    self.cluster = cluster
    self.options = options
    self.port = port
    self.state = state
    self.listener = listener
    self.work = work
  }

  /// Starts to listen. It has to be stopped, or the test keeps its port and its memory;
  /// ``serving(_:_:_:)`` does that by itself.
  ///
  /// - Throws: what NIO throws where there is no port, or the certificate is none.
  package static func start(
    _ cluster: TestCluster, _ options: TestServerOptions = TestServerOptions()
  ) async throws -> TestAPIServer {
    let state = NIOLockedValueBox(ServerState())
    let security = try options.identity.map { try ServerSecurity($0, options.clientCertificates) }
    let listener = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .serverChannelOption(.backlog, value: 256)
      .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
      .bind(host: options.host, port: 0) { channel in
        channel.eventLoop.makeCompletedFuture {
          try prepare(channel.pipeline.syncOperations, security, options)
          return try Accepted(wrappingChannelSynchronously: channel)
        }
      }
    let work = Task<Void, Never> {
      await withDiscardingTaskGroup { group in
        // The listener's end is the only way out, and no failure of this server.
        try? await listener.executeThenClose { connections in
          for try await connection in connections {
            group.addTask { await serve(connection, cluster, options, state) }
          }
        }
        group.cancelAll()
      }
    }
    return TestAPIServer(
      cluster, options, port: listener.channel.localAddress?.port ?? 0, state: state,
      listener: listener.channel, work: work)
  }

  /// Starts a server, hands it to `body`, and stops it whatever happens.
  package static func serving<Result>(
    _ cluster: TestCluster, _ options: TestServerOptions = TestServerOptions(),
    _ body: (TestAPIServer) async throws -> Result
  ) async throws -> Result {
    let server = try await start(cluster, options)
    do {
      let result = try await body(server)
      try await server.stop()
      return result
    } catch {
      try await server.stop()
      throw error
    }
  }

  /// Breaks off all connections and ends. Once it returns, nothing of the server runs any more.
  package func stop() async throws {
    let channels = state.withLockedValue { $0.stop() }
    // Both are closed already where the other side was first.
    try? await listener.close()
    for channel in channels { try? await channel.close() }
    await work.value
  }

  // MARK: What it is told

  /// The URL of the server, base path included: `http://127.0.0.1:40123`.
  package var url: String {
    let name = options.host.contains(":") ? "[\(options.host)]" : options.host
    return "\(options.identity == nil ? "http" : "https")://\(name):\(port)\(options.basePath)"
  }

  /// All requests that were read so far, oldest first.
  package var requests: [TestRequest] { state.withLockedValue(\.requests) }

  /// Forgets the requests that were read so far.
  package func forgetRequests() { state.withLockedValue { $0.requests = [] } }

  /// How many connections were accepted so far, those that never sent a request included.
  package var connectionCount: Int { state.withLockedValue(\.connectionCount) }

  /// How many connections are open now.
  package var openConnectionCount: Int { state.withLockedValue(\.channels.count) }

  /// Breaks off all connections that are open now; new ones are accepted.
  package func dropConnections() async {
    for channel in state.withLockedValue({ Array($0.channels.values) }) {
      try? await channel.close()
    }
  }

  /// Adds a fault. Of several that hit one request, the oldest happens.
  package func inject(_ fault: TestFault) { state.withLockedValue { $0.faults.add(fault) } }

  /// Ends all faults.
  package func removeFaults() { state.withLockedValue { $0.faults.removeAll() } }

  /// Lets in who sends one of these tokens, or a certificate of the authority; all others are
  /// answered with 401. Nil: everybody, with whatever token.
  package func accept(tokens: Set<String>?) {
    state.withLockedValue { $0.rules.tokens = tokens }
  }

  /// Lets in who sends one of these passwords, each as `user:password`. Nil: they do not matter.
  package func accept(passwords: Set<String>?) {
    state.withLockedValue { $0.rules.passwords = passwords }
  }

  /// Answers 403 for these plurals, written `pods` or `gateways.gateway.networking.k8s.io`; `*`
  /// stands for all. In the `except` namespaces they may be read, which cluster-wide lists do not
  /// profit from. It takes the place of what was forbidden before.
  package func forbid(_ plurals: Set<String>, except namespaces: Set<String> = []) {
    state.withLockedValue {
      $0.rules.forbidden = plurals
      $0.rules.allowedNamespaces = namespaces
    }
  }

  /// Answers 403 for discovery documents and other paths that begin so, such as `/version`.
  package func forbid(paths: Set<String>) {
    state.withLockedValue { $0.rules.forbiddenPaths = paths }
  }

  // MARK: Connections

  private static func prepare(
    _ pipeline: ChannelPipeline.SynchronousOperations, _ security: ServerSecurity?,
    _ options: TestServerOptions
  ) throws {
    if let security { try pipeline.addHandler(security.makeHandler()) }
    try pipeline.configureHTTPServerPipeline(withPipeliningAssistance: false)
    try pipeline.addHandler(AcceptEncodingGate())
    guard options.compressesFromBytes != nil else { return }
    try pipeline.addHandler(
      HTTPResponseCompressor { head, _ in
        let isWanted = head.headers.contains(name: Connection.compressionMark)
        head.headers.remove(name: Connection.compressionMark)
        return isWanted ? .compressIfPossible : .doNotCompress
      })
  }

  private static func serve(
    _ accepted: Accepted, _ cluster: TestCluster, _ options: TestServerOptions,
    _ state: NIOLockedValueBox<ServerState>
  ) async {
    let channel = accepted.channel
    let number = state.withLockedValue { $0.register(channel) }
    let connection = Connection(
      number: number ?? 0, channel: channel, state: state,
      responder: Responder(cluster: cluster, options: options))
    // What the client breaks off is no failure of this server.
    try? await accepted.executeThenClose { inbound, _ in
      if number != nil { try await connection.serve(inbound) }
    }
    if let number { state.withLockedValue { $0.channels[number] = nil } }
  }
}
