import ClusterObjects
import NIOCore
import NIOHTTP1

extension Connection {
  /// Sends an answer as a fault has it; false: the connection is to be closed.
  func send(
    _ answer: Answer, broken fault: TestFault.Kind, to request: TestRequest
  ) async throws -> Bool {
    switch fault {
    case .delay: try await send(answer)
    case .closeBeforeAnswer: return false
    case .stall(let bytes):
      try await send(answer, upTo: bytes, isChunked: true)
      // Until the client gives up, or the server is stopped.
      try await channel.closeFuture.get()
      return false
    case .truncate(let bytes, let isChunked):
      try await send(answer, upTo: bytes, isChunked: isChunked)
      return false
    case .slowDrip(let bytes, let milliseconds):
      try await drip(answer, bytes, everyMilliseconds: milliseconds)
    case .oversizedBody(let bytes): try await sendSpace(answer, bytes)
    case .corruptGzip(let corruption): try await send(answer, corruption)
    default: try await send(fault.replacement(of: answer, to: request))
    }
    return true
  }

  /// Sends head and beginning.
  private func send(_ answer: Answer, upTo count: Int, isChunked: Bool) async throws {
    let bytes = answer.body.bytes
    precondition(
      count < bytes.count, "the answer has only \(bytes.count) bytes: it is not cut at \(count)")
    var head = responseHead(of: answer)
    if !isChunked { head.headers.add(name: "Content-Length", value: String(bytes.count)) }
    channel.write(HTTPServerResponsePart.head(head), promise: nil)
    let beginning = ByteBuffer(bytes: bytes.prefix(count))
    try await channel.writeAndFlush(HTTPServerResponsePart.body(.byteBuffer(beginning))).get()
  }

  private func drip(
    _ answer: Answer, _ count: Int, everyMilliseconds milliseconds: Int
  ) async throws {
    var rest = answer.body.bytes[...]
    channel.write(HTTPServerResponsePart.head(responseHead(of: answer)), promise: nil)
    while !rest.isEmpty {
      let part = ByteBuffer(bytes: rest.prefix(count))
      try await channel.writeAndFlush(HTTPServerResponsePart.body(.byteBuffer(part))).get()
      rest = rest.dropFirst(count)
      try await Task.sleep(for: .milliseconds(milliseconds))
    }
    try await channel.writeAndFlush(HTTPServerResponsePart.end(nil)).get()
  }

  private func sendSpace(_ answer: Answer, _ count: Int) async throws {
    var head = responseHead(of: answer)
    if responder.options.compressesFromBytes != nil {
      head.headers.add(name: Self.compressionMark, value: "yes")
    }
    channel.write(HTTPServerResponsePart.head(head), promise: nil)
    let begin = ByteBuffer(
      string: "{\"kind\":\"List\",\"apiVersion\":\"v1\",\"metadata\":{},\"items\":[")
    channel.write(HTTPServerResponsePart.body(.byteBuffer(begin)), promise: nil)
    var left = count
    while left > 0 {
      let space = ByteBuffer(repeating: 0x20, count: min(left, 1 << 16))
      left -= space.readableBytes
      try await channel.writeAndFlush(HTTPServerResponsePart.body(.byteBuffer(space))).get()
    }
    let end = ByteBuffer(string: "]}\n")
    channel.write(HTTPServerResponsePart.body(.byteBuffer(end)), promise: nil)
    try await channel.writeAndFlush(HTTPServerResponsePart.end(nil)).get()
  }

  private func send(_ answer: Answer, _ corruption: TestFault.CorruptGzip) async throws {
    let bytes = GzipText.broken(answer.body.bytes, corruption)
    var broken = answer
    broken.headers.append(("Content-Encoding", "gzip"))
    var head = responseHead(of: broken)
    head.headers.add(name: "Content-Length", value: String(bytes.count))
    channel.write(HTTPServerResponsePart.head(head), promise: nil)
    let body = ByteBuffer(bytes: bytes)
    channel.write(HTTPServerResponsePart.body(.byteBuffer(body)), promise: nil)
    try await channel.writeAndFlush(HTTPServerResponsePart.end(nil)).get()
  }
}
