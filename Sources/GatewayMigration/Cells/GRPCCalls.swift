import RequestRouting

/// What requests are to a cell whose Ingress sends gRPC on: calls, and nothing else
/// (https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md).
enum GRPCCalls {
  /// The request as the cell's backend would get it; nil: it would get none such.
  static func request(_ request: RoutedRequest, of route: IngressRoute) -> RoutedRequest? {
    guard route.isGRPC else { return request }
    // A cell for whole services, or for all of them, is asked for by whatever stands for a path.
    if !elements(of: route.path).isEmpty {
      guard elements(of: request.path).count == 2, !request.path.hasSuffix("/") else { return nil }
    }
    var call = request
    call.method = "POST"
    return call
  }

  private static func elements(of path: String) -> [Substring] { path.split(separator: "/") }
}
