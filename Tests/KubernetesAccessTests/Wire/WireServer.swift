import NIOCore
import NIOPosix
import NIOSSL

/// A server that answers byte by byte as a test says: what no well-behaved server does too.
struct WireServer: Sendable {
  let port: Int
  let log: WireLog

  /// Runs a server for as long as `body` runs.
  static func with(
    host: String = "127.0.0.1", tls: WireTLS? = nil,
    script: WireScript = WireScript { _ in [.answer()] },
    _ body: (WireServer) async throws -> Void
  ) async throws {
    let log = WireLog()
    let context = try tls?.context(log)
    try await WireListener.with(host: host, tls: context) { channel in
      try await channel.executeThenClose { inbound, outbound in
        try await serve(inbound, outbound, channel.channel, log, script)
      }
    } body: { port in
      try await body(WireServer(port: port, log: log))
    }
  }

  private static func serve(
    _ inbound: NIOAsyncChannelInboundStream<ByteBuffer>,
    _ outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>, _ channel: any Channel,
    _ log: WireLog, _ script: WireScript
  ) async throws {
    var bytes: [UInt8] = []
    var connection: Int?
    for try await part in inbound {
      bytes += Array(part.readableBytesView)
      let number = connection ?? log.addConnection()
      connection = number
      while let request = WireRequest(takenFrom: &bytes, connection: number) {
        log.add(request)
        for step in script.respond(request) {
          switch step {
          case .bytes(let bytes): try await outbound.write(ByteBuffer(bytes: bytes))
          case .flood(let count): try await flood(count, channel, log)
          case .stall: try await Task.sleep(for: .seconds(3600))
          case .close: return
          }
        }
      }
    }
  }

  private static func flood(_ count: Int, _ channel: any Channel, _ log: WireLog) async throws {
    let part = ByteBuffer(repeating: UInt8(ascii: "x"), count: 16 << 10)
    for _ in 0..<(count / part.readableBytes) {
      // Done when the operating system has taken it.
      try await channel.writeAndFlush(part)
      log.addFlood(part.readableBytes)
    }
  }
}
