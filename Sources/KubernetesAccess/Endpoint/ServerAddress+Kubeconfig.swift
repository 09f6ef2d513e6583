extension ServerAddress {
  /// Reads the `server` of a kubeconfig as client-go does: without a scheme it is plain HTTP, and a
  /// query or fragment is left aside
  /// (https://github.com/kubernetes/client-go/blob/master/rest/url_utils.go).
  ///
  /// Nil for a text that is no URL of a server, has another scheme, or holds credentials.
  init?(kubeconfigServer text: String) {
    guard let parts = AddressParts(text), parts.userInfo == nil else { return nil }
    let isSecure: Bool
    switch parts.scheme {
    case "https": isSecure = true
    case "http": isSecure = false
    case nil where parts.path.isEmpty || parts.path == "/": isSecure = false
    default: return nil
    }
    var path = parts.path[...]
    while path.hasSuffix("/") { path.removeLast() }
    self.init(
      isSecure: isSecure, host: parts.host, port: parts.port ?? (isSecure ? 443 : 80),
      basePath: String(path))
  }
}
