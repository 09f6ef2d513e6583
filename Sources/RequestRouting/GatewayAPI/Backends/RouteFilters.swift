import ClusterObjects

/// The filters of a rule that decide where a request goes
/// (https://gateway-api.sigs.k8s.io/reference/spec/#httproutefilter).
struct RouteFilters {
  private enum PathModifier {
    case full(String)
    case prefix(String)
  }

  private struct Redirect {
    let scheme: String?
    let host: String?
    let port: Int?
    let path: PathModifier?
    let status: Int
  }

  private var redirect: Redirect?
  private var rewriteHost: String?
  private var rewritePath: PathModifier?
  /// A filter of an implementation, of which nobody knows what it does; nil: there is none.
  private(set) var custom: String?

  init(_ json: JSONValue?) {
    for filter in json?.elements ?? [] {
      switch filter["type"]?.text {
      case "RequestRedirect":
        let rule = filter["requestRedirect"]
        redirect =
          redirect
          ?? Redirect(
            scheme: rule?["scheme"]?.text?.lowercased(), host: rule?["hostname"]?.text,
            port: rule?["port"]?.int, path: Self.modifier(rule?["path"]),
            status: rule?["statusCode"]?.int ?? 302)
      case "URLRewrite":
        rewriteHost = rewriteHost ?? filter["urlRewrite"]?["hostname"]?.text
        rewritePath = rewritePath ?? Self.modifier(filter["urlRewrite"]?["path"])
      case "ExtensionRef":
        let reference = filter["extensionRef"]
        let kind = [reference?["kind"]?.text, reference?["group"]?.text].compactMap { $0 }
        custom = custom ?? "\(kind.joined(separator: ".")) \(reference?["name"]?.text ?? "")"
      default: break
      }
    }
  }

  private static func modifier(_ json: JSONValue?) -> PathModifier? {
    switch json?["type"]?.text {
    case "ReplaceFullPath": .full(json?["replaceFullPath"]?.text ?? "")
    case "ReplacePrefixMatch": .prefix(json?["replacePrefixMatch"]?.text ?? "")
    default: nil
    }
  }

  /// Where requests of a match are sent; nil: they are not sent elsewhere.
  func redirect(for match: RouteMatch) -> RequestRedirect? {
    redirect.map {
      RequestRedirect(
        scheme: $0.scheme, host: $0.host, port: $0.port,
        path: $0.path.map { Self.change($0, match) }, status: $0.status)
    }
  }

  /// How requests of a match are changed; nil: they are not.
  func rewrite(for match: RouteMatch) -> RequestRewrite? {
    RequestRewrite(host: rewriteHost, path: rewritePath.map { Self.change($0, match) })
  }

  private static func change(_ modifier: PathModifier, _ match: RouteMatch) -> PathChange {
    switch modifier {
    case .full(let path): return .full(path)
    case .prefix(let replacement):
      if let prefix = match.prefix { return .prefix(matched: prefix, with: replacement) }
      return .pattern("the prefix \(replacement) for what is no prefix")
    }
  }
}
