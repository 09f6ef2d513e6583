/// Who reads an annotation of an Ingress. The raw value is for machines.
package enum AnnotationProduct: String, CaseIterable, Sendable {
  /// The community's controller: https://github.com/kubernetes/ingress-nginx.
  case nginxCommunity = "ingress-nginx"
  /// F5's controller: https://github.com/nginx/kubernetes-ingress.
  case nginxInc = "nginx-inc"
  /// https://doc.traefik.io.
  case traefik
  /// HAProxy Technologies' controller: https://github.com/haproxytech/kubernetes-ingress.
  case haproxyTechnologies = "haproxytech"
  /// The community's controller for HAProxy: https://haproxy-ingress.github.io.
  case haproxyCommunity = "haproxy-ingress"
  /// AWS Load Balancer Controller.
  case awsLoadBalancer = "aws-alb"
  /// The controller of Google Kubernetes Engine.
  case gce
  /// Kong Ingress Controller.
  case kong
  /// https://projectcontour.io.
  case contour
  /// https://istio.io.
  case istio
  /// https://cilium.io.
  case cilium
  /// Apache APISIX.
  case apisix
  /// https://cert-manager.io, whatever the controller.
  case certManager = "cert-manager"
  /// https://github.com/kubernetes-sigs/external-dns, whatever the controller.
  case externalDNS = "external-dns"
  /// Kubernetes itself.
  case kubernetes
  /// Tools that write objects: kubectl, Helm and others.
  case tooling

  /// For a reader: `ingress-nginx`, `AWS Load Balancer Controller`.
  package var displayName: String {
    switch self {
    case .nginxCommunity: "ingress-nginx"
    case .nginxInc: "NGINX Ingress Controller"
    case .traefik: "Traefik"
    case .haproxyTechnologies: "HAProxy Kubernetes Ingress Controller"
    case .haproxyCommunity: "HAProxy Ingress"
    case .awsLoadBalancer: "AWS Load Balancer Controller"
    case .gce: "GKE Ingress"
    case .kong: "Kong"
    case .contour: "Contour"
    case .istio: "Istio"
    case .cilium: "Cilium"
    case .apisix: "Apache APISIX"
    case .certManager: "cert-manager"
    case .externalDNS: "external-dns"
    case .kubernetes: "Kubernetes"
    case .tooling: "a tool"
    }
  }

  /// Whether it serves Ingresses: only the annotations of the Ingress's own controller count.
  package var isController: Bool {
    switch self {
    case .certManager, .externalDNS, .kubernetes, .tooling: false
    default: true
    }
  }

  /// The controller of an `IngressClass.spec.controller`, with what some of them allow behind it
  /// (`haproxy.org/ingress-controller/edge`). Nil where it is not one of these: then nobody's
  /// annotations are ruled out. The name of a class is not enough, except for GKE's, which has no
  /// IngressClass objects: `nginx` and `haproxy` are names that two controllers use.
  package init?(controllerName: String) {
    let name = controllerName.lowercased()
    guard name.utf8.count <= 512 else { return nil }
    let known = Self.controllerNames.first { name == $0.name || name.hasPrefix($0.name + "/") }
    if let known {
      self = known.product
    } else if name.hasPrefix("projectcontour.io/") {
      // The rest names the installation.
      self = .contour
    } else {
      return nil
    }
  }

  private static let controllerNames: [(name: String, product: AnnotationProduct)] = [
    ("k8s.io/ingress-nginx", .nginxCommunity),
    ("nginx.org/ingress-controller", .nginxInc),
    ("traefik.io/ingress-controller", .traefik),
    ("haproxy.org/ingress-controller", .haproxyTechnologies),
    ("haproxy-ingress.github.io/controller", .haproxyCommunity),
    ("ingress.k8s.aws/alb", .awsLoadBalancer),
    ("gce", .gce),
    ("gce-internal", .gce),
    ("ingress-controllers.konghq.com/kong", .kong),
    ("istio.io/ingress-controller", .istio),
    ("cilium.io/ingress-controller", .cilium),
    ("apisix.apache.org/apisix-ingress-controller", .apisix),
  ]
}
