extension RecordedIngress {
  /// Whether a controller sends requests with this answer on as gRPC: ingress-nginx all of an
  /// Ingress (`backend-protocol`), NGINX Ingress Controller those of some Services
  /// (`nginx.org/grpc-services`).
  func sendsGRPC(to answer: RouteAnswer, by controller: IngressController) -> Bool {
    switch controller {
    case .nginxCommunity:
      return ["GRPC", "GRPCS"].contains(nginx("backend-protocol")?.uppercased())
    case .nginxInc:
      let services = Self.list(annotations["nginx.org/grpc-services"])
      return answer.backends?.shares.contains { share in
        guard case .service(_, let name, _, _) = share.target else { return false }
        return services.contains(name)
      } ?? false
    default: return false
    }
  }
}
