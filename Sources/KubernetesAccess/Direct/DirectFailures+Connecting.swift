import EvidenceSources
import NIOCore
import NIOPosix
import SystemPackage

extension DirectFailures {
  /// What is connected to.
  private var peer: String {
    endpoint.proxy.map { "the proxy \($0)" } ?? server.description
  }

  private var peerHint: String {
    endpoint.proxy == nil
      ? "check `server` of the kubeconfig, and whether a VPN or a proxy is needed"
      : "check `proxy-url` of the kubeconfig"
  }

  /// No address of a name could be connected to, or it has none.
  func connecting(_ error: NIOConnectionError) -> AccessError {
    guard let first = error.connectionErrors.first else {
      return AccessError(
        .unreachable, "the name \(RefusedText(error.host)) of \(peer) cannot be resolved",
        hint: peerHint)
    }
    switch first.error {
    case let error as IOError: return inputOutput(error.errnoCode, .head)
    case let error as ChannelError: return channel(error, .head)
    default: return AccessError(.unreachable, "\(peer) cannot be connected to", hint: peerHint)
    }
  }

  /// By the number of the operating system.
  func inputOutput(_ code: CInt, _ phase: Phase) -> AccessError {
    let reason: String
    switch Errno(rawValue: code) {
    case .connectionRefused: reason = "refuses the connection: nothing listens there"
    case .networkUnreachable, .noRouteToHost, .networkDown, .hostIsDown:
      reason = "cannot be reached from this network"
    case .timedOut where phase == .head: reason = "does not answer"
    case .permissionDenied, .notPermitted:
      reason = "may not be connected to: a firewall of this machine forbids it"
    case .connectionReset, .brokenPipe, .connectionAbort, .socketNotConnected, .timedOut:
      return closed(phase)
    default: reason = "cannot be reached (error \(code) of the system)"
    }
    return AccessError(
      phase == .head ? .unreachable : .interrupted, "\(peer) \(reason)", hint: peerHint)
  }

  func channel(_ error: ChannelError, _ phase: Phase) -> AccessError {
    if case .connectTimeout = error { return slowConnection }
    return closed(phase)
  }

  /// Connecting took too long. The library's clocks of each step run out together, so that which
  /// step it was is not known.
  var slowConnection: AccessError {
    let way = endpoint.proxy.map { " through the proxy \($0)" } ?? ""
    let kind = server.isSecure ? "TLS connection" : "connection"
    return AccessError(
      .timedOut,
      "no \(kind) to \(server)\(way) came about within \(Self.text(limits.connectSeconds)) s",
      hint: peerHint)
  }
}
