import CLibcrypto
import NIOConcurrencyHelpers
import NIOCore
import NIOHTTP1
import NIOSSL

/// One connection to a ``TestAPIServer``: its requests are answered one after the other.
struct Connection: Sendable {
  let number: Int
  let channel: any Channel
  let state: NIOLockedValueBox<ServerState>
  let responder: Responder

  /// The header by which the compressor is told what to compress; it is not sent.
  static let compressionMark = "test-compress"
  /// No request has a longer body.
  private static let maximumBodyBytes = 1 << 20

  func serve(_ inbound: NIOAsyncChannelInboundStream<HTTPServerRequestPart>) async throws {
    var head: HTTPRequestHead?
    var body: [UInt8] = []
    for try await part in inbound {
      switch part {
      case .head(let begun):
        head = begun
        body = []
      case .body(let bytes):
        body += Array(bytes.readableBytesView)
        if body.count > Self.maximumBodyBytes { return }
      case .end:
        guard let head else { return }
        guard try await answer(head, body), head.isKeepAlive else { return }
      }
    }
  }

  // MARK: Answering

  /// Answers one request; false: the connection is to be closed.
  private func answer(_ head: HTTPRequestHead, _ body: [UInt8]) async throws -> Bool {
    let certificate = try await clientCertificate()
    let request = request(head, body, certificate)
    let path = responder.path(of: request) ?? request.path
    let isLaterPage = request.parameter("continue")?.isEmpty == false
    let (rules, faults) = state.withLockedValue { state in
      state.requests.append(request)
      return (state.rules, state.faults.hits(path: path, isLaterPage: isLaterPage))
    }
    for case .delay(let milliseconds) in faults {
      try await Task.sleep(for: .milliseconds(milliseconds))
    }
    let fault = faults.first { fault in if case .delay = fault { false } else { true } }
    var answer: Answer
    if let user = user(of: request, certificate, rules) {
      answer = responder.answer(request, user: user, rules: rules)
    } else {
      answer = .unauthorized
    }
    if let fault { return try await send(answer, broken: fault, to: request) }
    try await send(answer, isHead: head.method == .HEAD)
    return true
  }

  private func request(
    _ head: HTTPRequestHead, _ body: [UInt8], _ certificate: Certificate?
  ) -> TestRequest {
    let parts = head.uri.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    return TestRequest(
      method: head.method.rawValue, path: String(parts[0]),
      query: parts.count == 2 ? PercentText.query(parts[1]) ?? [] : [],
      headers: head.headers.compactMap { header in
        switch header.name {
        case AcceptEncodingGate.keptName: ("Accept-Encoding", header.value)
        case "accept-encoding": nil
        default: (header.name, header.value)
        }
      }, body: body,
      clientCertificate: certificate.map { certificate in
        TestRequest.Subject(
          commonName: certificate.subject(NID_commonName).first ?? "",
          organizations: certificate.subject(NID_organizationName))
      }, connection: number)
  }

  private func clientCertificate() async throws -> Certificate? {
    guard responder.options.identity != nil else { return nil }
    guard let shown = try await channel.nioSSL_peerCertificate().get() else { return nil }
    return try Certificate(der: try shown.toDERBytes())
  }

  /// Who asks; nil: 401.
  private func user(
    of request: TestRequest, _ certificate: Certificate?, _ rules: AccessRules
  ) -> String? {
    var certificateUser: String?
    switch (responder.options.clientCertificates, certificate) {
    case (.accepted(let authority), let certificate?), (.required(let authority), let certificate?):
      guard certificate.isTrusted(by: authority.certificate) else { return nil }
      certificateUser = request.clientCertificate?.commonName
    default: break
    }
    let user = rules.user(
      authorization: request.header("authorization"), certificateUser: certificateUser)
    return user.map { request.header("impersonate-user") ?? $0 }
  }

  // MARK: Sending

  /// Sends a whole answer.
  func send(_ answer: Answer, isHead: Bool = false) async throws {
    let count = answer.body.count
    var head = responseHead(of: answer)
    // As Go does: what fits into its buffer has a length, the rest is chunked.
    if count <= 2048 { head.headers.add(name: "Content-Length", value: String(count)) }
    if let least = responder.options.compressesFromBytes, count >= least {
      head.headers.add(name: Self.compressionMark, value: "yes")
    }
    channel.write(HTTPServerResponsePart.head(head), promise: nil)
    if !isHead {
      var chunks = answer.body.makeChunks()
      var last = chunks.next()
      while let chunk = last {
        last = chunks.next()
        let part = HTTPServerResponsePart.body(.byteBuffer(chunk))
        // The last one goes out with the end, so that a small answer is one write.
        if last == nil {
          channel.write(part, promise: nil)
        } else {
          try await channel.writeAndFlush(part).get()
        }
      }
    }
    try await channel.writeAndFlush(HTTPServerResponsePart.end(nil)).get()
  }

  /// The head of an answer with what every answer has.
  func responseHead(of answer: Answer) -> HTTPResponseHead {
    var headers = HTTPHeaders()
    headers.add(name: "Audit-Id", value: Self.randomUUID())
    headers.add(name: "Cache-Control", value: "no-cache, private")
    headers.add(name: "Content-Type", value: answer.contentType)
    for (name, value) in answer.headers { headers.add(name: name, value: value) }
    if let offset = responder.options.clockOffsetSeconds {
      headers.add(name: "Date", value: HTTPDate.text(offsetSeconds: offset))
    }
    return HTTPResponseHead(
      version: .http1_1, status: HTTPResponseStatus(statusCode: answer.code), headers: headers)
  }

  private static func randomUUID() -> String {
    let digits = (0..<32).map { _ in String(UInt8.random(in: 0..<16), radix: 16) }.joined()
    let lengths = [8, 4, 4, 4, 12]
    var rest = digits[...]
    return lengths.map { length in
      defer { rest = rest.dropFirst(length) }
      return String(rest.prefix(length))
    }.joined(separator: "-")
  }
}
