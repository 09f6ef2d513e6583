/// A kubeconfig for a ``TestAPIServer``, as YAML.
package struct TestKubeconfig: Sendable {
  /// The server's URL.
  package var url: String
  /// The authority that is trusted, as PEM; nil: those of the system.
  package var authorityPEM: String?
  /// A bearer token.
  package var token: String?
  /// A client certificate.
  package var clientIdentity: TestIdentity?
  /// A user name and a password.
  package var password: (user: String, password: String)?
  /// A CONNECT proxy.
  package var proxyURL: String?
  /// The name that the server's certificate has to be for.
  package var tlsServerName: String?
  /// Whether the server's certificate is not checked.
  package var skipsTLSVerification = false
  /// What the context is called; the cluster and the user are called like it.
  package var contextName = "test"
  /// More lines of the user, such as `exec:`, each indented by four spaces.
  package var userLines: [String] = []

  package init(url: String) { self.url = url }

  /// A kubeconfig that trusts the server's authority.
  package init(_ server: TestAPIServer) {
    url = server.url
    authorityPEM = server.options.identity?.authorityPEM
  }

  /// The kubeconfig. PEM stands in it as base64; every value is quoted.
  package var text: String {
    var lines = ["apiVersion: v1", "kind: Config", "current-context: \(quoted(contextName))"]
    lines += ["clusters:", "- name: \(quoted(contextName))", "  cluster:"]
    lines.append("    server: \(quoted(url))")
    if let authorityPEM {
      lines.append("    certificate-authority-data: \(encoded(authorityPEM))")
    }
    if let tlsServerName { lines.append("    tls-server-name: \(quoted(tlsServerName))") }
    if skipsTLSVerification { lines.append("    insecure-skip-tls-verify: true") }
    if let proxyURL { lines.append("    proxy-url: \(quoted(proxyURL))") }
    lines += ["contexts:", "- name: \(quoted(contextName))", "  context:"]
    lines += ["    cluster: \(quoted(contextName))", "    user: \(quoted(contextName))"]
    lines += ["users:", "- name: \(quoted(contextName))"]
    lines += user.isEmpty ? ["  user: {}"] : ["  user:"] + user
    return lines.joined(separator: "\n") + "\n"
  }

  private var user: [String] {
    var lines: [String] = []
    if let token { lines.append("    token: \(quoted(token))") }
    if let password {
      lines.append("    username: \(quoted(password.user))")
      lines.append("    password: \(quoted(password.password))")
    }
    if let clientIdentity {
      lines.append("    client-certificate-data: \(encoded(clientIdentity.certificatePEM))")
      lines.append("    client-key-data: \(encoded(clientIdentity.keyPEM))")
    }
    return lines + userLines
  }

  private func encoded(_ text: String) -> String { Base64.encode(Array(text.utf8)) }

  /// A quoted value; names and URLs hold nothing else that needs an escape.
  private func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
