import ClusterObjects

/// What becomes of the requests of a route, after all that its Ingress's annotations say.
struct IngressAnswerReading: Sendable {
  private(set) var answer: RouteAnswer
  private(set) var notes: [String] = []
  /// Things that a reader of the whole should know.
  private(set) var reservations: [String] = []
  /// Where the path `/` itself is sent; nil: it is a path like others.
  private(set) var rootAnswer: RouteAnswer?

  /// - Parameter backend: the answer without annotations.
  init(
    _ backend: RouteAnswer, claim: IngressClaim, of ingress: RecordedIngress,
    controller: IngressController
  ) {
    answer = backend
    switch controller {
    case .nginxCommunity: readNginx(claim, ingress)
    case .nginxInc: readNginxInc(claim, ingress)
    case .awsLoadBalancer: readALB(claim, ingress)
    case .kong: readKong(claim, ingress)
    case .haproxy: readHAProxy(ingress)
    case .traefik: readTraefik(ingress)
    case .gce, .contour, .istio, .other: break
    }
  }

  /// It cannot be said, for this reason.
  mutating func refuse(_ why: String) { answer = .unproven(why) }

  private mutating func rewrite(host: String? = nil, path: PathChange? = nil) {
    guard case .backends(let set, let old) = answer else { return }
    answer = .backends(
      set, RequestRewrite(host: host ?? old?.host, path: path ?? old?.path))
  }

  // MARK: ingress-nginx

  /// https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/
  private mutating func readNginx(_ claim: IngressClaim, _ ingress: RecordedIngress) {
    if ingress.nginxFlag("ssl-passthrough") == true {
      notes.append("TLS is passed through to the backend: annotations for HTTP do not count at 443")
    }
    if let root = ingress.nginx("app-root"), !root.isEmpty {
      if root.hasPrefix("/") {
        rootAnswer = .redirect(RequestRedirect(path: .full(root), status: 302))
      } else {
        notes.append("app-root \(root) is no path")
      }
    }
    if readRedirect(
      "temporal-redirect", default: 302, codes: [301, 302, 303, 307, 308], ingress)
      || readRedirect(
        "permanent-redirect", default: 301, codes: [301, 302, 303, 307, 308], ingress)
    {
      return
    }
    let target = ingress.nginx("rewrite-target") ?? ""
    let lower = target.lowercased()
    if lower.hasPrefix("http://") || lower.hasPrefix("https://") {
      let location = RedirectLocation(target) { path in
        switch NginxRewrite(path: claim.key.path, target: path) {
        case .unchanged: nil
        case .change(let change): change
        }
      }
      answer =
        location.map { .redirect($0.redirect(status: 302)) }
        ?? .unproven("rewrite-target \(target) is not computed")
      return
    }
    // Without a rule there is no expression to match.
    if claim.rank == .rule,
      case .change(let change) = NginxRewrite(path: claim.key.path, target: target)
    {
      rewrite(path: change)
    }
    if let host = ingress.nginx("upstream-vhost"), !host.isEmpty { rewrite(host: host) }
    for name in ["configuration-snippet", "server-snippet"] where ingress.nginx(name) != nil {
      notes.append("what the \(name) does is not known")
    }
  }

  /// - Returns: whether the annotation decides.
  private mutating func readRedirect(
    _ name: String, default status: Int, codes: Set<Int>, _ ingress: RecordedIngress
  ) -> Bool {
    guard let text = ingress.nginx(name), !text.isEmpty else { return false }
    let lower = text.lowercased()
    guard lower.hasPrefix("http://") || lower.hasPrefix("https://") else {
      notes.append("\(name) \(text) is no address of HTTP and does not count")
      return false
    }
    var status = status
    if let code = ingress.nginx("\(name)-code") {
      if let number = Int(code), codes.contains(number) {
        status = number
      } else {
        notes.append("\(name)-code \(code) is no status of a redirect: \(status) is taken")
      }
    }
    answer =
      RedirectLocation(text).map { .redirect($0.redirect(status: status)) }
      ?? .unproven("\(name) \(text) is not computed")
    return true
  }

  // MARK: Others

  /// https://github.com/nginx/kubernetes-ingress/blob/main/internal/configs/annotations.go
  private mutating func readNginxInc(_ claim: IngressClaim, _ ingress: RecordedIngress) {
    if let root = ingress.annotations["nginx.org/app-root"], root.hasPrefix("/") {
      rootAnswer = .unproven("with which status nginx.org/app-root redirects is not known")
    }
    if let target = ingress.annotations["nginx.org/rewrite-target"] {
      rewrite(path: .pattern("\(claim.key.path) ~ \(target)"))
    }
    guard let rewrites = ingress.annotations["nginx.org/rewrites"],
      let service = claim.backend?["service"]?["name"]?.text
    else { return }
    for entry in rewrites.split(separator: ";") {
      var values: [String: String] = [:]
      for word in entry.split(whereSeparator: \.isWhitespace) {
        guard let equals = word.firstIndex(of: "=") else { continue }
        values[String(word[..<equals])] = String(word[word.index(after: equals)...])
      }
      guard values["serviceName"] == service, let new = values["rewrite"] else { continue }
      let isRegex = ingress.annotations["nginx.org/path-regex"] != nil
      rewrite(
        path: isRegex
          ? .pattern("\(claim.key.path) ~ \(new)") : .prefix(matched: claim.key.path, with: new))
      return
    }
  }

  /// https://kubernetes-sigs.github.io/aws-load-balancer-controller, guide/ingress/annotations
  private mutating func readALB(_ claim: IngressClaim, _ ingress: RecordedIngress) {
    guard let service = claim.backend?["service"]?["name"]?.text else { return }
    let conditions = "alb.ingress.kubernetes.io/conditions.\(service)"
    if ingress.annotations[conditions] != nil {
      reservations.append("\(ingress.name): \(conditions) narrows requests and is not computed")
      answer = .unproven("\(conditions) narrows the requests")
    }
    let transforms = "alb.ingress.kubernetes.io/transforms.\(service)"
    if ingress.annotations[transforms] != nil { rewrite(path: .pattern(transforms)) }
  }

  /// https://docs.konghq.com/kubernetes-ingress-controller/latest/reference/annotations/
  private mutating func readKong(_ claim: IngressClaim, _ ingress: RecordedIngress) {
    let narrowing = ingress.annotations.keys.filter {
      $0 == "konghq.com/methods"
        || ($0.hasPrefix("konghq.com/headers.") && $0 != "konghq.com/headers.")
    }
    if let first = narrowing.min() {
      reservations.append("\(ingress.name): \(first) narrows requests and is not computed")
      answer = .unproven("\(first) narrows the requests")
    }
    if ingress.flag("konghq.com/strip-path") == true {
      let isLiteral = IngressPathReading.literalBeginning(of: claim.key.path) == claim.key.path
      if claim.key.path != "/" {
        rewrite(
          path: isLiteral
            ? .prefix(matched: claim.key.path, with: "/") : .pattern("konghq.com/strip-path"))
      }
    }
    for name in ["konghq.com/rewrite", "konghq.com/path"] {
      if let value = ingress.annotations[name] { rewrite(path: .pattern("\(name) \(value)")) }
    }
    if let host = ingress.annotations["konghq.com/host-header"] { rewrite(host: host) }
  }

  private mutating func readHAProxy(_ ingress: RecordedIngress) {
    for name in ["haproxy.org/request-redirect", "haproxy-ingress.github.io/redirect-to"] {
      if ingress.annotations[name] != nil { answer = .unproven("\(name) is not computed") }
    }
    for name in ["haproxy-ingress.github.io/http-header-match"] {
      if ingress.annotations[name] != nil { answer = .unproven("\(name) narrows the requests") }
    }
    for name in ["haproxy.org/path-rewrite", "haproxy-ingress.github.io/rewrite-target"] {
      if let value = ingress.annotations[name] { rewrite(path: .pattern("\(name) \(value)")) }
    }
    if let host = ingress.annotations["haproxy.org/set-host"] { rewrite(host: host) }
  }

  private mutating func readTraefik(_ ingress: RecordedIngress) {
    let prefix = "traefik.ingress.kubernetes.io/router."
    if let list = ingress.annotations["\(prefix)middlewares"] {
      notes.append("what the middlewares \(list) do is not known")
    }
    if let number = ingress.annotations["\(prefix)priority"] {
      notes.append("the priority \(number) may change which rule wins")
    }
  }
}
