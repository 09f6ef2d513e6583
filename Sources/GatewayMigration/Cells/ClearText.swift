import RequestRouting

/// What becomes of requests in the clear to a host with TLS. Such a host needs a listener for
/// HTTPS, and one for plain HTTP where the Ingress says that it is meant to be served so.
enum ClearText {
  /// Why a request in the clear need not be held where the Gateway answers so; nil: it has to be.
  static func reason(_ answer: RouteAnswer, _ route: IngressRoute) -> CellReason? {
    guard route.hasTLS else { return nil }
    if answer.isSentToHTTPS {
      return CellReason(
        "SENT_TO_HTTPS",
        "what comes in the clear is sent to HTTPS, which the Ingress is not known to do")
    }
    switch answer {
    case .noListener, .status:
      if isMeant(route) { return nil }
      return CellReason(
        "NOT_IN_THE_CLEAR",
        "in the clear the Gateway does not serve it; whether the Ingress does is not known")
    case .backends, .redirect, .unproven: return nil
    }
  }

  /// Most controllers send such hosts to HTTPS unless told otherwise by an annotation of this name.
  private static func isMeant(_ route: IngressRoute) -> Bool {
    route.annotations.contains { $0.key.hasSuffix("ssl-redirect") && $0.value == "false" }
  }
}
