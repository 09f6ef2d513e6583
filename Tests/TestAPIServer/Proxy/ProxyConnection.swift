import NIOConcurrencyHelpers
import NIOCore
import NIOPosix

/// One connection to a ``TestProxy``.
struct ProxyConnection: Sendable {
  let channel: any Channel
  let options: TestProxy.Options
  let state: NIOLockedValueBox<ProxyState>

  private typealias Target = NIOAsyncChannel<ByteBuffer, ByteBuffer>

  func serve(_ inbound: NIOAsyncChannelInboundStream<ByteBuffer>) async throws {
    var input = ByteInput(inbound)
    let port =
      switch options.form {
      case .connect: try await greetHTTP(&input)
      case .socks5: try await greetSOCKS(&input)
      }
    if let port { try await join(port, &input) }
  }

  // MARK: CONNECT

  /// The port that is wanted; nil: it was refused.
  private func greetHTTP(_ input: inout ByteInput) async throws -> Int? {
    let request = try await input.line().split(separator: " ")
    var headers: [(name: String, value: String)] = []
    while case let line = try await input.line(), !line.isEmpty {
      let sides = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      headers.append((String(sides[0]), String(sides.count == 2 ? sides[1] : "").trimmed))
    }
    guard request.count == 3, request[0] == "CONNECT" else {
      try await send("HTTP/1.1 405 Method Not Allowed\r\nContent-Length: 0\r\n\r\n")
      return nil
    }
    let sent = headers.first { $0.name.lowercased() == "proxy-authorization" }?.value
    let wanted = options.userInfo.map { "Basic " + Base64.encode(Array($0.utf8)) }
    let refusal = wanted != nil && sent != wanted ? 407 : options.refusal
    let address = String(request[1])
    record(address, headers, isOpened: refusal == nil)
    if let refusal {
      let challenge = refusal == 407 ? "Proxy-Authenticate: Basic realm=\"test\"\r\n" : ""
      try await send("HTTP/1.1 \(refusal) Refused\r\n\(challenge)Content-Length: 0\r\n\r\n")
      return nil
    }
    return address.split(separator: ":").last.flatMap { Int($0) }
  }

  // MARK: SOCKS

  private func greetSOCKS(_ input: inout ByteInput) async throws -> Int? {
    guard try await input.byte() == 5 else { return nil }
    let methods = try await input.bytes(Int(input.byte()))
    let method: UInt8 = options.userInfo == nil ? 0 : 2
    guard methods.contains(method) else {
      try await send([5, 0xFF])
      return nil
    }
    try await send([5, method])
    if let userInfo = options.userInfo {
      _ = try await input.byte()
      let user = try await input.bytes(Int(input.byte()))
      let password = try await input.bytes(Int(input.byte()))
      let isRight = user + [UInt8(ascii: ":")] + password == Array(userInfo.utf8)
      try await send([1, isRight ? 0 : 1])
      if !isRight { return nil }
    }
    _ = try await input.bytes(3)
    let host: String
    switch try await input.byte() {
    case 1: host = try await input.bytes(4).map(String.init).joined(separator: ".")
    case 3: host = String(decoding: try await input.bytes(Int(input.byte())), as: UTF8.self)
    case 4:
      let bytes = try await input.bytes(16)
      host = "[" + bytes.map { String($0, radix: 16) }.joined(separator: " ") + "]"
    default: return nil
    }
    let port = try await input.bytes(2).reduce(0) { $0 << 8 | Int($1) }
    record("\(host):\(port)", [], isOpened: options.refusal == nil)
    // 2: not allowed by the rules.
    try await send([5, options.refusal == nil ? 0 : 2, 0, 1, 0, 0, 0, 0, 0, 0])
    return options.refusal == nil ? port : nil
  }

  // MARK: The tunnel

  private func join(_ port: Int, _ input: inout ByteInput) async throws {
    let target: Target
    do {
      target = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
        .connect(host: "127.0.0.1", port: port) { channel in
          channel.eventLoop.makeCompletedFuture {
            try Target(wrappingChannelSynchronously: channel)
          }
        }
    } catch {
      if options.form == .connect {
        try await send("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n")
      }
      return
    }
    if options.form == .connect {
      try await send("HTTP/1.1 200 Connection established\r\n\r\n")
    }
    try await carry(&input, target)
  }

  private func carry(_ input: inout ByteInput, _ target: Target) async throws {
    let channel = channel
    let back = Task {
      // What one side breaks off ends the tunnel.
      try? await target.executeThenClose { inbound, _ in
        for try await bytes in inbound { try await channel.writeAndFlush(bytes).get() }
      }
      try? await channel.close()
    }
    do {
      while let bytes = try await input.next() {
        try await target.channel.writeAndFlush(bytes).get()
      }
    } catch {
      // The same.
    }
    try? await target.channel.close()
    await back.value
  }

  private func record(
    _ address: String, _ headers: [(name: String, value: String)], isOpened: Bool
  ) {
    let target = TestProxy.Target(address: address, headers: headers, isOpened: isOpened)
    state.withLockedValue { $0.targets.append(target) }
  }

  private func send(_ text: String) async throws { try await send(Array(text.utf8)) }

  private func send(_ bytes: [UInt8]) async throws {
    try await channel.writeAndFlush(ByteBuffer(bytes: bytes)).get()
  }
}

extension String {
  fileprivate var trimmed: String { String(drop { $0 == " " }) }
}
