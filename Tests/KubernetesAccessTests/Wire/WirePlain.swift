import NIOCore

/// Sends some bytes to whoever says something, and closes.
enum WirePlain {
  static func with(answer: String, _ body: (Int) async throws -> Void) async throws {
    try await WireListener.with(host: "127.0.0.1") { channel in
      try await channel.executeThenClose { inbound, outbound in
        for try await _ in inbound {
          if !answer.isEmpty { try await outbound.write(ByteBuffer(string: answer)) }
          return
        }
      }
    } body: { port in
      try await body(port)
    }
  }
}
