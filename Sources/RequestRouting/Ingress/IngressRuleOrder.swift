import ClusterObjects

/// Where a route stands among those of its host: the first that holds a request decides.
struct IngressRuleOrder: Sendable {
  private let stage: Int
  private let length: Int
  private let rank: Int
  private let path: String

  /// - Parameter byRegex: whether ingress-nginx compares the whole host by regular expressions.
  init(
    _ key: IngressRouteKey, pattern: PathPattern, controller: IngressController, byRegex: Bool
  ) {
    path = key.path
    switch controller {
    case .nginxCommunity where byRegex:
      // nginx tries expressions in the order of the file, and the file has the longest first
      // (https://kubernetes.github.io/ingress-nginx/user-guide/ingress-path-matching/).
      (stage, length, rank) = (0, key.path.utf8.count, 0)
    case .nginxCommunity, .nginxInc:
      // `location =`, then expressions, then the longest beginning
      // (https://nginx.org/en/docs/http/ngx_http_core_module.html#location).
      switch pattern {
      case .exact(let path): (stage, length, rank) = (0, path.utf8.count, 0)
      case .regex: (stage, length, rank) = (1, key.path.utf8.count, 0)
      // Its location ends in a slash.
      case .prefix(let path): (stage, length, rank) = (2, path.utf8.count + 1, 0)
      case .text(let text): (stage, length, rank) = (2, text.utf8.count, 1)
      }
    default:
      // https://kubernetes.io/docs/concepts/services-networking/ingress/#multiple-matches
      var path = key.path[...]
      if key.pathType == .prefix { while path.hasSuffix("/") { path.removeLast() } }
      let rank = IngressPathType.allCases.firstIndex(of: key.pathType) ?? 0
      (stage, length, self.rank) = (0, path.utf8.count, rank)
    }
  }

  /// Whether it is tried before another one.
  func precedes(_ other: IngressRuleOrder) -> Bool {
    if stage != other.stage { return stage < other.stage }
    if length != other.length { return length > other.length }
    if rank != other.rank { return rank < other.rank }
    return other.path.precedesBytewise(path)
  }
}
