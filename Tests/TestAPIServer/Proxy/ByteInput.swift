import NIOCore

/// What comes in on a connection, byte by byte or as it comes.
struct ByteInput {
  private var parts: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
  private var buffer = ByteBuffer()

  /// The other side has gone.
  struct Ended: Error {}

  /// A longer line is no line.
  private static let maximumLineBytes = 1 << 16

  init(_ stream: NIOAsyncChannelInboundStream<ByteBuffer>) { parts = stream.makeAsyncIterator() }

  mutating func byte() async throws -> UInt8 {
    while true {
      if let byte = buffer.readInteger(as: UInt8.self) { return byte }
      guard let more = try await parts.next() else { throw Ended() }
      buffer = more
    }
  }

  mutating func bytes(_ count: Int) async throws -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < count { bytes.append(try await byte()) }
    return bytes
  }

  /// A line without its end.
  mutating func line() async throws -> String {
    var bytes: [UInt8] = []
    while case let byte = try await byte(), byte != UInt8(ascii: "\n") {
      bytes.append(byte)
      if bytes.count > Self.maximumLineBytes { throw Ended() }
    }
    if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What comes next, beginning with what is left; nil: the other side has gone.
  mutating func next() async throws -> ByteBuffer? {
    guard buffer.readableBytes == 0 else {
      defer { buffer = ByteBuffer() }
      return buffer
    }
    return try await parts.next()
  }
}
