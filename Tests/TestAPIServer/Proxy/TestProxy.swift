import NIOConcurrencyHelpers
import NIOCore
import NIOPosix

/// A proxy to test against, on a free port of this machine. Whatever name a target has, it is
/// looked for on 127.0.0.1: nothing leaves this machine.
package final class TestProxy: Sendable {
  /// The TCP port it listens on.
  package let port: Int
  /// How it was set up.
  package let options: Options
  private let state: NIOLockedValueBox<ProxyState>
  private let listener: any Channel
  private let work: Task<Void, Never>

  private typealias Accepted = NIOAsyncChannel<ByteBuffer, ByteBuffer>

  /// How a ``TestProxy`` is set up.
  package struct Options: Sendable {
    /// How it is spoken to.
    package var form = Form.connect
    /// The proxy's own certificate; nil: it is spoken to in plain text.
    package var identity: TestIdentity?
    /// `user:password` that it demands; nil: nothing.
    package var userInfo: String?
    /// The status with which it refuses every target; nil: it refuses none.
    package var refusal: Int?

    package init() {}
  }

  /// How a ``TestProxy`` is spoken to.
  package enum Form: Sendable {
    /// `CONNECT` of HTTP.
    case connect
    /// SOCKS 5 (RFC 1928, RFC 1929).
    case socks5
  }

  /// What it was asked for.
  package struct Target: Sendable {
    /// `HOST:PORT`, as it was written.
    package let address: String
    /// The headers of the CONNECT, in order; none with SOCKS.
    package let headers: [(name: String, value: String)]
    /// Whether the tunnel was opened.
    package let isOpened: Bool
  }

  private init(
    _ options: Options, port: Int, state: NIOLockedValueBox<ProxyState>, listener: any Channel,
    work: Task<Void, Never>
  ) {
    self.options = options
    self.port = port
    self.state = state
    self.listener = listener
    self.work = work
  }

  /// Starts to listen. It has to be stopped.
  ///
  /// - Throws: what NIO throws where there is no port, or the certificate is none.
  package static func start(_ options: Options = Options()) async throws -> TestProxy {
    let state = NIOLockedValueBox(ProxyState())
    let security = try options.identity.map { try ServerSecurity($0) }
    let listener = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .bind(host: "127.0.0.1", port: 0) { channel in
        channel.eventLoop.makeCompletedFuture {
          if let security {
            try channel.pipeline.syncOperations.addHandler(security.makeHandler())
          }
          return try Accepted(wrappingChannelSynchronously: channel)
        }
      }
    let work = Task<Void, Never> {
      await withDiscardingTaskGroup { group in
        // The listener's end is the only way out, and no failure of this proxy.
        try? await listener.executeThenClose { connections in
          for try await connection in connections {
            group.addTask { await serve(connection, options, state) }
          }
        }
      }
    }
    return TestProxy(
      options, port: listener.channel.localAddress?.port ?? 0, state: state,
      listener: listener.channel, work: work)
  }

  /// Breaks off all tunnels and ends.
  package func stop() async throws {
    let channels = state.withLockedValue { $0.stop() }
    // Each may be closed already, by its other side.
    try? await listener.close()
    for channel in channels { try? await channel.close() }
    await work.value
  }

  /// Its URL without credentials.
  package var url: String {
    switch (options.form, options.identity) {
    case (.connect, nil): "http://127.0.0.1:\(port)"
    case (.connect, _): "https://127.0.0.1:\(port)"
    case (.socks5, _): "socks5://127.0.0.1:\(port)"
    }
  }

  /// What it was asked for so far, refusals included, oldest first.
  package var targets: [Target] { state.withLockedValue(\.targets) }

  private static func serve(
    _ accepted: Accepted, _ options: Options, _ state: NIOLockedValueBox<ProxyState>
  ) async {
    let isInTime = state.withLockedValue { $0.register(accepted.channel) }
    // What one side breaks off is no failure of this proxy.
    try? await accepted.executeThenClose { inbound, _ in
      guard isInTime else { return }
      try await ProxyConnection(channel: accepted.channel, options: options, state: state)
        .serve(inbound)
    }
    state.withLockedValue { $0.forget(accepted.channel) }
  }
}
