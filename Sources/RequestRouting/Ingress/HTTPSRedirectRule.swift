/// Whether requests in the clear are sent to HTTPS, which some controllers do by themselves.
struct HTTPSRedirectRule: Sendable {
  /// What they get; nil: they are served.
  private(set) var redirect: RequestRedirect?
  private(set) var notes: [String] = []

  /// - Parameters:
  ///   - ingress: the one that decides: for NGINX Ingress Controller the master.
  ///   - hasTLS: whether the host has a certificate of its own.
  ///   - groupPort: the port that an Ingress of the same group sends to; only for AWS.
  init(
    _ ingress: RecordedIngress, controller: IngressController, hasTLS: Bool, groupPort: Int? = nil
  ) {
    switch controller {
    case .nginxCommunity: readNginx(ingress, hasTLS: hasTLS)
    case .nginxInc: readNginxInc(ingress, hasTLS: hasTLS)
    case .awsLoadBalancer:
      guard let port = groupPort else { return }
      redirect = RequestRedirect(scheme: "https", port: port == 443 ? nil : port, status: 301)
    case .haproxy: readHAProxy(ingress, hasTLS: hasTLS)
    case .kong: readKong(ingress)
    case .gce, .contour:
      if ingress.flag("kubernetes.io/ingress.allow-http") == false {
        notes.append("requests in the clear are not served: ingress.allow-http is false")
      }
      noteForced(ingress, controller)
    case .traefik:
      let prefix = "traefik.ingress.kubernetes.io/router."
      if let points = ingress.annotations["\(prefix)entrypoints"] {
        notes.append("only the entry points \(points) serve it")
      }
    case .istio, .other: break
    }
  }

  /// The port of `ssl-redirect`; nil where there is none such
  /// (https://kubernetes-sigs.github.io/aws-load-balancer-controller, guide/tasks/ssl_redirect).
  static func port(of ingress: RecordedIngress) -> Int? {
    ingress.annotations["alb.ingress.kubernetes.io/ssl-redirect"]
      .flatMap { Int($0.trimmed) }
      .flatMap { (1...65535).contains($0) ? $0 : nil }
  }

  /// Hosts with a certificate are redirected where nothing says otherwise
  /// (https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/).
  private mutating func readNginx(_ ingress: RecordedIngress, hasTLS: Bool) {
    let name = "ssl-redirect"
    let flag = ingress.nginxFlag(name)
    if flag == nil, let text = ingress.nginx(name) {
      notes.append("\(name) \(text) is neither true nor false and does not count")
    }
    let isForced = ingress.nginxFlag("force-ssl-redirect") == true
    if isForced || (hasTLS && flag != false) {
      redirect = RequestRedirect(scheme: "https", status: 308)
    }
  }

  /// Hosts with a certificate are redirected where nothing says otherwise
  /// (https://github.com/nginx/documentation/pull/1570).
  private mutating func readNginxInc(_ ingress: RecordedIngress, hasTLS: Bool) {
    if ingress.flag("nginx.org/redirect-to-https") == true {
      notes.append("requests are sent to HTTPS by the header X-Forwarded-Proto")
    }
    let flag =
      ingress.flag("nginx.org/ssl-redirect") ?? ingress.flag("ingress.kubernetes.io/ssl-redirect")
    guard hasTLS, flag != false else { return }
    let code = ingress.annotations["nginx.org/http-redirect-code"]
    redirect = RequestRedirect(scheme: "https", status: status(code, default: 301) ?? 301)
  }

  private mutating func readHAProxy(_ ingress: RecordedIngress, hasTLS: Bool) {
    for prefix in ["haproxy-ingress.github.io", "haproxy.org"] {
      guard ingress.flag("\(prefix)/ssl-redirect") != false else { return }
      guard hasTLS || ingress.flag("\(prefix)/ssl-redirect") == true,
        let code = status(ingress.annotations["\(prefix)/ssl-redirect-code"], default: nil)
      else { continue }
      redirect = RequestRedirect(scheme: "https", status: code)
      return
    }
    if hasTLS {
      notes.append("whether HAProxy sends requests in the clear to HTTPS is not known")
    }
  }

  private mutating func readKong(_ ingress: RecordedIngress) {
    let protocols = RecordedIngress.list(
      ingress.annotations["konghq.com/protocols"] ?? ingress.annotations["konghq.com/protocol"])
    noteForced(ingress, .kong)
    guard protocols.contains("https"), !protocols.contains("http") else { return }
    let code = ingress.annotations["konghq.com/https-redirect-status-code"]
    guard let status = status(code, default: nil) else {
      notes.append("requests in the clear are not served: konghq.com/protocols is https")
      return
    }
    redirect = RequestRedirect(scheme: "https", status: status)
  }

  private mutating func noteForced(_ ingress: RecordedIngress, _ controller: IngressController) {
    guard controller != .gce, ingress.flag("ingress.kubernetes.io/force-ssl-redirect") == true
    else { return }
    notes.append("force-ssl-redirect sends requests in the clear to HTTPS, with a status not known")
  }

  private mutating func status(_ text: String?, default usual: Int?) -> Int? {
    guard let text else { return usual }
    if let number = Int(text.trimmed), [301, 302, 303, 307, 308].contains(number) { return number }
    notes.append("\(text) is no status of a redirect")
    return usual
  }
}
