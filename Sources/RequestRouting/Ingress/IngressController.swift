/// Which product a controller name means, and so how its Ingresses are read.
package enum IngressController: String, CaseIterable, Sendable {
  /// ingress-nginx of the Kubernetes project.
  case nginxCommunity
  /// NGINX Ingress Controller of F5.
  case nginxInc
  /// Traefik.
  case traefik
  /// HAProxy: haproxy-ingress, and the one of HAProxy Technologies.
  case haproxy
  /// AWS Load Balancer Controller.
  case awsLoadBalancer
  /// The controller of Google Cloud's load balancers.
  case gce
  /// Kong.
  case kong
  /// Contour.
  case contour
  /// Istio.
  case istio
  /// Any other, and none.
  case other

  /// - Parameter controllerName: `spec.controller` of an IngressClass, or a class without such an
  ///   object by its usual name. `nginx` is used by two products; the one of the Kubernetes project
  ///   is meant.
  package init(controllerName: String) {
    let name = controllerName.lowercased()
    self = Self.names[name] ?? Self.byBeginning(name) ?? .other
  }

  private static let names: [String: IngressController] = [
    "k8s.io/ingress-nginx": .nginxCommunity, "nginx": .nginxCommunity,
    "nginx.org/ingress-controller": .nginxInc,
    "traefik.io/ingress-controller": .traefik, "traefik": .traefik,
    "haproxy-ingress.github.io/controller": .haproxy, "haproxy": .haproxy,
    "haproxy.org/ingress-controller": .haproxy,
    "ingress.k8s.aws/alb": .awsLoadBalancer, "alb": .awsLoadBalancer,
    "k8s.io/ingress-gce": .gce, "gce": .gce, "gce-internal": .gce,
    "ingress-controllers.konghq.com/kong": .kong, "kong": .kong,
    "contour": .contour, "istio.io/ingress-controller": .istio, "istio": .istio,
  ]

  /// Products whose installations give themselves names of their own.
  private static func byBeginning(_ name: String) -> IngressController? {
    if name.hasPrefix("projectcontour.io/") { return .contour }
    if name.hasPrefix("haproxy.org/ingress-controller/") { return .haproxy }
    if name.hasPrefix("haproxy-ingress.github.io/controller/") { return .haproxy }
    // Several of them in one cluster
    // (https://kubernetes.github.io/ingress-nginx/user-guide/multiple-ingress/).
    if name.hasPrefix("k8s.io/"), name.contains("ingress-nginx") { return .nginxCommunity }
    return nil
  }

  /// Whether the annotation `kubernetes.io/ingress.class` decides where `spec.ingressClassName`
  /// says otherwise (https://projectcontour.io/docs/main/config/annotations/,
  /// https://cloud.google.com/kubernetes-engine/docs/how-to/load-balance-ingress).
  package var prefersClassAnnotation: Bool { self == .contour || self == .gce }

  /// Whether it runs nginx, where one server takes all requests of its host.
  package var staysWithHost: Bool { self == .nginxCommunity }
}
