/// The kinds of routes that lead requests to backends.
enum RouteKind: String {
  case http = "HTTPRoute"
  case grpc = "GRPCRoute"
  case tls = "TLSRoute"
}
