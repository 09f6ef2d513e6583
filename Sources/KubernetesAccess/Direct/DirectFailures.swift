import AsyncHTTPClient
import EvidenceSources
import NIOCore
import NIOHTTP1
import NIOHTTPCompression
import NIOPosix
import NIOSSL

/// Tells what went wrong between here and an API server, and what to do about it.
struct DirectFailures: Sendable {
  /// What had been received.
  enum Phase {
    /// Nothing.
    case head
    /// The head of the answer.
    case body
  }

  let endpoint: ClusterEndpoint
  let limits: DirectLimits

  var server: ServerAddress { endpoint.server }

  /// What stands for an error of the libraries.
  func error(_ error: any Error, _ phase: Phase) async -> AccessError {
    switch error {
    case let error as AccessError: error
    case let error as HTTPClientError: client(error, phase)
    case let error as NIOConnectionError: connecting(error)
    case let error as IOError: inputOutput(error.errnoCode, phase)
    case let error as ChannelError: channel(error, phase)
    case let error as HTTPParserError: parser(error, phase)
    case is NIOHTTPDecompression.DecompressionError,
      is NIOHTTPDecompression.ExtraDecompressionError:
      decompression(error)
    case NIOSSLError.uncleanShutdown, NIOSSLError.readInInvalidTLSState: closed(phase)
    default:
      if let failure = await tls(error, phase) { failure } else { unknown(error, phase) }
    }
  }

  /// There was no whole answer in time.
  func expired(_ seconds: Double) -> AccessError {
    AccessError(
      .timedOut, "\(server) gave no whole answer within \(Self.text(seconds)) s",
      hint: "allow more time (--request-timeout), or look whether the server is overloaded")
  }

  /// The body is longer than may be.
  var tooLong: AccessError {
    AccessError(
      .unintelligible, "an answer of \(server) is longer than \(limits.bodyBytesMax) bytes",
      hint: "something other than an API server may be answering")
  }

  /// The server sends elsewhere, where nothing was sent.
  func redirected(_ status: Int, to location: String?) -> AccessError {
    let target = location.flatMap(Self.host).map { "to \($0)" } ?? "elsewhere"
    return AccessError(
      .unintelligible, "\(server) answers \(status) and sends \(target), which is not followed",
      hint: "an API server does not: a login page or a gateway may stand before it; "
        + "check `server` of the kubeconfig")
  }

  /// The body is encoded as nobody asked for.
  func encoded(_ encoding: String) -> AccessError {
    AccessError(
      .unintelligible,
      "\(server) answers in the encoding \(RefusedText(encoding)), which it was not asked for")
  }

  /// A server of TLS answers plain HTTP in this way only (Go's net/http, before any other header).
  var expectsTLS: AccessError {
    AccessError(
      .unintelligible, "\(server) refuses plain HTTP and seems to speak HTTPS",
      hint: "check whether `server` of the kubeconfig has to begin with https://")
  }

  /// The connection ended too early.
  func closed(_ phase: Phase) -> AccessError {
    switch phase {
    case .head:
      AccessError(.interrupted, "\(server) closed the connection and gave no answer")
    case .body:
      AccessError(.interrupted, "\(server) closed the connection in the midst of an answer")
    }
  }

  private func client(_ error: HTTPClientError, _ phase: Phase) -> AccessError {
    switch error {
    case .connectTimeout, .tlsHandshakeTimeout, .httpProxyHandshakeTimeout, .socksHandshakeTimeout,
      .getConnectionFromPoolTimeout:
      return slowConnection
    case .readTimeout, .writeTimeout, .deadlineExceeded: return expired(limits.connectSeconds)
    case .proxyAuthenticationRequired:
      return proxyFailure(
        "demands a user and a password", hint: "put them into proxy-url: http://user:password@...")
    case .invalidProxyResponse:
      return proxyFailure(
        "refuses to connect to \(server)", hint: "ask whether it lets this host and port through")
    case .remoteConnectionClosed: return closed(phase)
    case .cancelled, .alreadyShutdown, .requestStreamCancelled:
      return AccessError(.interrupted, "the connection to \(server) was shut down")
    case .invalidURL, .emptyHost, .emptyScheme:
      return AccessError(
        .malformed, "\(server) is no address that can be connected to",
        hint: "check `server` and `tls-server-name` of the kubeconfig")
    default: return unknown(error, phase)
    }
  }

  private func parser(_ error: HTTPParserError, _ phase: Phase) -> AccessError {
    switch error {
    case .invalidEOFState, .closedConnection: closed(phase)
    case .headerOverflow:
      AccessError(.unintelligible, "the head of an answer of \(server) is too long")
    default:
      AccessError(
        .unintelligible, "what answers at \(server) does not speak HTTP",
        hint: server.isSecure
          ? "something other than an API server may be answering"
          : "check whether `server` of the kubeconfig has to begin with https://")
    }
  }

  private func decompression(_ error: any Error) -> AccessError {
    if let error = error as? NIOHTTPDecompression.DecompressionError, error == .limit {
      return AccessError(
        .unintelligible,
        "an answer of \(server) becomes more than \(limits.decompressionRatioMax) times longer "
          + "by decompressing it",
        hint: "set disable-compression: true for this cluster in the kubeconfig if it is genuine")
    }
    return AccessError(
      .unintelligible, "an answer of \(server) is compressed, but not whole or not gzip",
      hint: "try disable-compression: true for this cluster in the kubeconfig")
  }

  func proxyFailure(_ what: String, hint: String?) -> AccessError {
    let name = endpoint.proxy.map { "the proxy \($0)" } ?? "a proxy before \(server)"
    return AccessError(.unreachable, "\(name) \(what)", hint: hint)
  }

  /// An error that nobody has met yet: its type alone, because its text may hold anything.
  private func unknown(_ error: any Error, _ phase: Phase) -> AccessError {
    if let proxy = endpoint.proxy, proxy.scheme == .socks5, phase == .head {
      return proxyFailure("does not connect to \(server)", hint: "check proxy-url")
    }
    let kind = String(describing: type(of: error))
    return switch phase {
    case .head: AccessError(.unreachable, "\(server) could not be asked (\(kind))")
    case .body: AccessError(.interrupted, "an answer of \(server) broke off (\(kind))")
    }
  }

  static func text(_ seconds: Double) -> String {
    seconds == seconds.rounded() && seconds.magnitude < 1e9
      ? String(Int(seconds)) : String((seconds * 1000).rounded() / 1000)
  }

  /// The host of an absolute URL, or nil.
  private static func host(of location: String) -> String? {
    guard let start = location.firstRange(of: "//")?.upperBound else { return nil }
    let authority = location[start...].prefix { !"/?#".contains($0) }
    let host = authority.split(separator: "@").last ?? ""
    return host.isEmpty ? nil : RefusedText(host, scalarsMax: 100).description
  }
}
