import NIOCore
import NIOPosix

/// A proxy before a wire server: HTTP CONNECT, or SOCKS 5 without a login.
struct WireProxy: Sendable {
  enum Kind: Sendable {
    case http
    case socks5
    /// Refuses by this head.
    case refusing(String)
  }

  let port: Int
  /// The CONNECT requests; for SOCKS the target stands as one of method `SOCKS`.
  let log: WireLog

  /// Runs a proxy that connects to `serverPort` on this machine, whatever it is asked for.
  static func with(
    _ kind: Kind, to serverPort: Int, host: String = "127.0.0.1",
    _ body: (WireProxy) async throws -> Void
  ) async throws {
    let log = WireLog()
    try await WireListener.with(host: host) { channel in
      try await channel.executeThenClose { inbound, outbound in
        var iterator = inbound.makeAsyncIterator()
        switch kind {
        case .http:
          try await request(&iterator, log)
          try await outbound.write(ByteBuffer(string: "HTTP/1.1 200 Connected\r\n\r\n"))
        case .refusing(let head):
          try await request(&iterator, log)
          try await outbound.write(ByteBuffer(string: head))
          return
        case .socks5: try await greet(&iterator, outbound, log)
        }
        try await join(&iterator, outbound, to: serverPort)
      }
    } body: { port in
      try await body(WireProxy(port: port, log: log))
    }
  }

  typealias Parts = NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
  typealias Writer = NIOAsyncChannelOutboundWriter<ByteBuffer>

  private static func request(_ parts: inout Parts, _ log: WireLog) async throws {
    var bytes: [UInt8] = []
    while let part = try await parts.next() {
      bytes += Array(part.readableBytesView)
      if let request = WireRequest(takenFrom: &bytes, connection: log.addConnection()) {
        log.add(request)
        return
      }
    }
  }

  /// (RFC 1928; requests are small enough to come in one part.)
  private static func greet(_ parts: inout Parts, _ writer: Writer, _ log: WireLog) async throws {
    _ = try await parts.next()
    try await writer.write(ByteBuffer(bytes: [5, 0]))
    let request = try await parts.next().map { Array($0.readableBytesView) } ?? []
    let name =
      request.count > 5 && request[3] == 3
      ? String(decoding: request[5..<(5 + Int(request[4]))], as: UTF8.self) : "an address"
    var text = Array("SOCKS \(name) 5\r\n\r\n".utf8)
    WireRequest(takenFrom: &text, connection: 1).map(log.add)
    try await writer.write(ByteBuffer(bytes: [5, 0, 0, 1, 127, 0, 0, 1, 0, 0]))
  }

  private static func join(_ parts: inout Parts, _ writer: Writer, to port: Int) async throws {
    let server = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
      .connect(host: "127.0.0.1", port: port) { channel in
        channel.eventLoop.makeCompletedFuture {
          try WireListener.Connection(wrappingChannelSynchronously: channel)
        }
      }
    try await server.executeThenClose { inbound, outbound in
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask {
          for try await part in inbound { try await writer.write(part) }
          writer.finish()
        }
        while let part = try await parts.next() { try await outbound.write(part) }
        group.cancelAll()
      }
    }
  }
}
