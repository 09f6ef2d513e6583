import NIOCore
import NIOPosix
import NIOSSL

/// Listens on a free port, and treats each connection.
enum WireListener {
  typealias Connection = NIOAsyncChannel<ByteBuffer, ByteBuffer>

  static func with(
    host: String, tls: NIOSSLContext? = nil,
    _ treat: @escaping @Sendable (Connection) async throws -> Void,
    body: (Int) async throws -> Void
  ) async throws {
    let listener = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
      .childChannelOption(.socketOption(.so_sndbuf), value: 64 << 10)
      .bind(host: host, port: 0) { channel in
        channel.eventLoop.makeCompletedFuture {
          if let tls {
            try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: tls))
          }
          return try Connection(wrappingChannelSynchronously: channel)
        }
      }
    let port = listener.channel.localAddress?.port ?? 0
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        try await listener.executeThenClose { connections in
          await withTaskGroup(of: Void.self) { group in
            do {
              for try await connection in connections {
                // A connection that breaks is what tests are about.
                group.addTask { try? await treat(connection) }
              }
            } catch {
              group.cancelAll()
            }
          }
        }
      }
      defer { group.cancelAll() }
      try await body(port)
    }
  }
}
