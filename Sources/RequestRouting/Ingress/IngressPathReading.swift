/// How a controller really compares a path of an Ingress.
struct IngressPathReading: Sendable {
  /// The paths that are meant; where that is not known, all that may be.
  let pattern: PathPattern
  /// Why it is not known; nil: it is.
  let unproven: String?
  let notes: [String]

  private init(_ pattern: PathPattern, unproven: String? = nil, notes: [String] = []) {
    self.pattern = pattern
    self.unproven = unproven
    self.notes = notes
  }

  /// - Parameters:
  ///   - regexSource: what makes ingress-nginx compare all paths of the host by regular
  ///     expressions; nil: nothing does.
  init(
    _ claim: IngressClaim, of ingress: RecordedIngress, controller: IngressController,
    regexSource: String?
  ) {
    let path = claim.key.path
    if controller == .nginxCommunity, let regexSource {
      self = Self.regex(
        "^\(path)", of: path, ignoresCase: true,
        notes: ["regular expressions of \(regexSource) apply to the whole host, in any case"])
      return
    }
    if controller == .nginxInc, claim.rank == .rule,
      let mode = ingress.annotations["nginx.org/path-regex"]
    {
      self = Self.ofPathRegex(mode, path)
      return
    }
    switch claim.key.pathType {
    case .exact: self.init(.exact(path))
    case .prefix:
      let isRedirected = controller == .nginxCommunity && path.count > 1 && path.hasSuffix("/")
      self.init(
        PathPattern(prefix: path),
        // https://kubernetes.io/blog/2026/02/27/ingress-nginx-before-you-migrate/
        notes: isRedirected ? ["\(path.dropLast()) itself is sent to \(path) with status 301"] : [])
    case .implementationSpecific:
      self =
        claim.hasEmptyPath && controller != .other
        ? Self(.prefix("")) : Self.specific(path, of: ingress, controller: controller)
    }
  }

  // MARK: ImplementationSpecific

  private static func specific(
    _ path: String, of ingress: RecordedIngress, controller: IngressController
  ) -> Self {
    switch controller {
    case .nginxCommunity: return Self(.text(path))
    case .gce: return ofGCE(path)
    case .kong: return ofKong(path, ingress)
    case .traefik: return ofTraefik(path, ingress)
    case .awsLoadBalancer: return ofALB(path, ingress)
    case .haproxy: return ofHAProxy(path, ingress)
    case .nginxInc, .contour, .istio, .other: return unknown(path, controller)
    }
  }

  /// Which of the readings a path type without a meaning of its own has, is not known.
  private static func unknown(_ path: String, _ controller: IngressController) -> Self {
    let whose = controller == .other ? "this controller" : controller.rawValue
    return Self(
      .text(path), unproven: "path type ImplementationSpecific of \(whose) is not known")
  }

  /// `/x/*`: below `/x/`, not `/x` itself; `/*`: all; everything else exactly
  /// (https://github.com/kubernetes-sigs/ingress2gateway, pkg/i2gw/providers/gce/README.md).
  private static func ofGCE(_ path: String) -> Self {
    if path == "/*" { return Self(.prefix("")) }
    if path.hasSuffix("/*") { return Self(.text(String(path.dropLast()))) }
    return Self(.exact(path))
  }

  /// `/~...`: a regular expression; everything else by its beginning
  /// (https://github.com/kubernetes-sigs/ingress2gateway, pkg/i2gw/providers/kong/README.md).
  private static func ofKong(_ path: String, _ ingress: RecordedIngress) -> Self {
    let mark = ingress.annotations["konghq.com/regex-prefix"] ?? "/~"
    guard !mark.isEmpty, path.hasPrefix(mark) else { return Self(.text(path)) }
    let expression = String(path.dropFirst(mark.count))
    return regex("^\(expression)", of: expression, ignoresCase: false)
  }

  /// By the `PathPrefix` matcher, unless an annotation names another one
  /// (https://doc.traefik.io/traefik/reference/routing-configuration/kubernetes/ingress/).
  private static func ofTraefik(_ path: String, _ ingress: RecordedIngress) -> Self {
    switch ingress.annotations["traefik.ingress.kubernetes.io/router.pathmatcher"] {
    case nil, "PathPrefix": return Self(.text(path))
    case "Path": return Self(.exact(path))
    case "PathRegexp":
      // It may match anywhere.
      return regex(
        path.hasPrefix("^") ? path : "^.*(?:\(path))", of: path.hasPrefix("^") ? path : "",
        ignoresCase: false)
    case let matcher?:
      return Self(.text(path), unproven: "the path matcher \(matcher) of Traefik is not known")
    }
  }

  private static func ofALB(_ path: String, _ ingress: RecordedIngress) -> Self {
    if ingress.flag("alb.ingress.kubernetes.io/use-regex-path-match") == true {
      return Self(
        .text(literalBeginning(of: path)),
        unproven:
          "a regular expression of the AWS Load Balancer Controller is not computed: \(path)")
    }
    guard let wildcard = path.firstIndex(where: { $0 == "*" || $0 == "?" }) else {
      return Self(.exact(path))
    }
    return Self(
      .text(String(path[..<wildcard])),
      unproven: "wildcards of an AWS load balancer are not computed: \(path)")
  }

  /// https://haproxy-ingress.github.io/docs/configuration/keys/#path-type
  private static func ofHAProxy(_ path: String, _ ingress: RecordedIngress) -> Self {
    switch ingress.annotations["haproxy-ingress.github.io/path-type"] {
    case "begin": Self(.text(path))
    case "exact": Self(.exact(path))
    case "prefix": Self(PathPattern(prefix: path))
    case "regex": regex(path.hasPrefix("^") ? path : "^\(path)", of: path, ignoresCase: false)
    default: unknown(path, .haproxy)
    }
  }

  // MARK: Regular expressions

  /// https://github.com/nginx/kubernetes-ingress/blob/main/internal/configs/annotations.go
  private static func ofPathRegex(_ mode: String, _ path: String) -> Self {
    switch mode {
    case "case_sensitive": regex("^\(path)", of: path, ignoresCase: false)
    case "case_insensitive": regex("^\(path)", of: path, ignoresCase: true)
    case "exact": Self(.exact(path))
    default: Self(.text(path), unproven: "nginx.org/path-regex \(mode) is not known")
    }
  }

  private static func regex(
    _ pattern: String, of path: String, ignoresCase: Bool, notes: [String] = []
  ) -> Self {
    do {
      let regex = try PathRegex(pattern, ignoresCase: ignoresCase, anchoring: .start)
      return Self(.regex(regex), notes: notes)
    } catch {
      return Self(
        .text(literalBeginning(of: path)),
        unproven: "the regular expression \(pattern) is malformed or not supported", notes: notes)
    }
  }

  /// What everything that a regular expression accepts begins with, as far as it can be seen.
  static func literalBeginning(of expression: String) -> String {
    // One alternative may begin otherwise than the first.
    if expression.contains("|") { return "" }
    var literal = expression.hasPrefix("^") ? expression.dropFirst() : expression[...]
    guard let end = literal.firstIndex(where: { #"\^$.|?*+()[]{}"#.contains($0) }) else {
      return String(literal)
    }
    let mayBeAbsent = "?*{".contains(literal[end])
    literal = literal[..<end]
    if mayBeAbsent { literal = literal.dropLast() }
    return String(literal)
  }
}
