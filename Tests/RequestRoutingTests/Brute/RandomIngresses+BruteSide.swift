@testable import RequestRouting

/// What Ingresses say, rule by rule
/// (https://kubernetes.io/docs/concepts/services-networking/ingress/).
extension RandomIngresses: BruteSide {
  private typealias Found = (ingress: RandomIngress, rule: RandomIngress.Rule)

  var requests: [RoutedRequest] { BruteUniverse.plain }

  func holders(of host: String) -> [Bool] {
    ingresses.flatMap(\.rules).map { BruteText.ingressHost($0.host, holds: host) }
  }

  func verdict(on request: RoutedRequest) -> BruteVerdict {
    var named: [String?] = []
    for rule in ingresses.flatMap(\.rules)
    where !named.contains(rule.host) && BruteText.ingressHost(rule.host, holds: request.host) {
      named.append(rule.host)
    }
    named.sort { BruteText.exactness($0) > BruteText.exactness($1) }
    switch controller {
    case .plain: return plainVerdict(on: request, named)
    case .nginx: return nginxVerdict(on: request, named.first ?? nil)
    }
  }

  private func backend(_ name: String) -> BruteAnswer {
    BruteAnswer(weights: [("shop/\(name):80", 1)])
  }

  /// The rule that decides among those of one host: the longest path, an exact one first, then the
  /// first in order.
  private func best(_ host: String?, _ path: String) -> Found? {
    var best: Found?
    for ingress in ingresses {
      for rule in ingress.rules where rule.host == host {
        let holds = rule.isExact ? rule.path == path : BruteText.prefix(rule.path, holds: path)
        guard holds else { continue }
        if let best, !isBetter(rule, best.rule) { continue }
        best = (ingress, rule)
      }
    }
    return best
  }

  private func isBetter(_ rule: RandomIngress.Rule, _ other: RandomIngress.Rule) -> Bool {
    func length(_ rule: RandomIngress.Rule) -> Int {
      (rule.isExact ? rule.path : BruteText.withoutSlash(rule.path)).count
    }
    if length(rule) != length(other) { return length(rule) > length(other) }
    return rule.isExact && !other.isExact
  }

  // MARK: By the API alone

  private func plainVerdict(on request: RoutedRequest, _ named: [String?]) -> BruteVerdict {
    if let host = named.first, let found = best(host, request.path) {
      return .certain(backend(found.rule.backend))
    }
    // Whether the rules of another host that holds it are asked the API does not say.
    if named.contains(where: { best($0, request.path) != nil }) { return .open }
    guard let standard = ingresses.compactMap(\.defaultBackend).first else {
      return .certain(.status(404))
    }
    return named.count > 1 ? .deduced(backend(standard)) : .certain(backend(standard))
  }

  // MARK: ingress-nginx

  /// One server takes all requests of its host
  /// (https://kubernetes.github.io/ingress-nginx/how-it-works/).
  private func nginxVerdict(on request: RoutedRequest, _ host: String?) -> BruteVerdict {
    let redirect = redirectsToHTTPS(host)
    if let found = best(host, request.path) {
      // It may be sent to the path with the slash first
      // (https://kubernetes.io/blog/2026/02/27/ingress-nginx-before-you-migrate/).
      if !found.rule.isExact, found.rule.path == request.path + "/" { return .unsaid }
      // An Ingress with a default backend and nothing else comes before every rule for all paths
      // (https://github.com/kubernetes/ingress-nginx, internal/ingress/controller/controller.go).
      if host == nil, found.rule.path == "/", !found.rule.isExact, let catchAll {
        return served(catchAll, request, redirect)
      }
      return served(found.rule.backend, request, redirect)
    }
    let standard =
      host == nil
      ? ingresses.compactMap(\.defaultBackend).first
      : ingresses.first { $0.names(host) }?.defaultBackend
    if let standard { return served(standard, request, redirect) }
    // The location for what no rule holds has the redirect too, before the 404.
    return request.scheme == .http && redirect
      ? .certain(Self.toHTTPS(request)) : .certain(.status(404))
  }

  private var catchAll: String? { ingresses.first { $0.rules.isEmpty }?.defaultBackend }

  private func served(
    _ service: String, _ request: RoutedRequest, _ redirect: Bool
  ) -> BruteVerdict {
    request.scheme == .http && redirect
      ? .certain(Self.toHTTPS(request)) : .certain(backend(service))
  }

  private static func toHTTPS(_ request: RoutedRequest) -> BruteAnswer {
    .redirect(status: 308, location: "https://\(request.host)\(request.path)")
  }

  /// Whether requests in the clear are sent to HTTPS: where an Ingress with certificates names the
  /// host, or the wildcard that stands for its first label
  /// (https://kubernetes.github.io/ingress-nginx/user-guide/tls/).
  private func redirectsToHTTPS(_ host: String?) -> Bool {
    guard let host else { return false }
    let wildcard = host.hasPrefix("*") ? nil : BruteText.wildcard(over: host)
    return ingresses.contains { ingress in
      !ingress.tls.isEmpty
        && (ingress.names(host) || wildcard.map { ingress.names($0) } == true)
    }
  }
}
