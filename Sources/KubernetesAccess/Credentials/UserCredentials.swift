import ClusterObjects
import EvidenceSources
import FoundationEssentials

/// What a kubeconfig's user proves who asks with.
///
/// Of several ways the same counts as in client-go: a token or a password before a plugin, data
/// before a file, a certificate besides
/// (https://github.com/kubernetes/client-go/blob/master/tools/clientcmd/client_config.go).
struct UserCredentials {
  private let user: KubeconfigUser
  private let options: AccessOptions
  private let now: @Sendable () -> Instant

  /// - Throws: ``AccessError`` when the ways contradict one another, or one is gone.
  init(
    _ user: KubeconfigUser, options: AccessOptions, now: @escaping @Sendable () -> Instant
  ) throws(AccessError) {
    self.user = user
    self.options = options
    self.now = now
    try check()
  }

  /// Where credentials come from for a cluster.
  func source(
    for cluster: KubeconfigCluster, _ authoritiesPEM: [UInt8]?
  ) throws(AccessError) -> any CredentialSource {
    let authorization = try authorization(for: cluster, authoritiesPEM)
    guard let certificate = try certificate() else {
      return authorization ?? FixedCredential(.none)
    }
    guard let authorization else { return certificate }
    return CombinedCredential(certificate: certificate, authorization: authorization)
  }

  private var place: String { "\(user.file): user \(user.name.quotedBriefly)" }

  private func check() throws(AccessError) {
    if let provider = user.authProvider {
      throw AccessError(
        .malformed,
        "\(place) logs in through the auth-provider \(provider.quotedBriefly), which Kubernetes "
          + "removed in 1.26",
        hint: "write the entry anew with the provider's tool, which sets up an exec plugin: "
          + "https://kubernetes.io/docs/reference/access-authn-authz/authentication/"
          + "#client-go-credential-plugins")
    }
    let hasPassword = user.username != nil || user.password != nil
    if hasPassword, user.token != nil || user.tokenFile != nil {
      throw AccessError(
        .malformed, "\(place) has a token and a password, of which only one can be sent",
        hint: "remove one of the two")
    }
    if let name = user.username, name.contains(":") {
      throw AccessError(
        .malformed, "\(place) has a username with a colon, which cannot be sent",
        hint: "https://www.rfc-editor.org/rfc/rfc7617#section-2")
    }
    let hasCertificate = user.certificateData != nil || user.certificateFile != nil
    let hasKey = user.keyData != nil || user.keyFile != nil
    if hasCertificate != hasKey {
      throw AccessError(
        .malformed,
        hasKey
          ? "\(place) has a client key without its certificate"
          : "\(place) has a client certificate without its key",
        hint: "state both client-certificate(-data) and client-key(-data)")
    }
  }

  private func authorization(
    for cluster: KubeconfigCluster, _ authoritiesPEM: [UInt8]?
  ) throws(AccessError) -> (any CredentialSource)? {
    let token = try user.token.map { token throws(AccessError) in
      try BearerToken.checked(token, at: place)
    }
    if let path = user.tokenFile {
      return TokenFileCredential(path: path, fallbackToken: token, now: now)
    }
    if let token {
      var credential = Credential()
      credential.bearerToken = token
      return FixedCredential(credential)
    }
    if user.username != nil || user.password != nil {
      var credential = Credential()
      credential.password = Credential.Password(
        user: user.username ?? "", password: user.password ?? "")
      return FixedCredential(credential)
    }
    guard let exec = user.exec else { return nil }
    let info = Self.pluginInfo(cluster, authoritiesPEM)
    return ExecCredential(try ExecPlugin(exec, cluster: info, options: options), now: now)
  }

  private func certificate() throws(AccessError) -> (any CredentialSource)? {
    let certificate: CertificateFilesCredential.Part
    if let data = user.certificateData {
      certificate = .data(
        try PEMText.checked(data, label: "CERTIFICATE", at: "\(place): client-certificate-data"))
    } else if let path = user.certificateFile {
      certificate = .file(path)
    } else {
      return nil
    }
    let key: CertificateFilesCredential.Part
    if let data = user.keyData {
      key = .data(try PEMText.checked(data, label: "PRIVATE KEY", at: "\(place): client-key-data"))
    } else {
      key = .file(user.keyFile ?? "")
    }
    guard case .data(let chain) = certificate, case .data(let key) = key else {
      return CertificateFilesCredential(certificate: certificate, key: key, now: now)
    }
    var credential = Credential()
    credential.certificate = Credential.ClientCertificate(chainPEM: chain, keyPEM: key)
    return FixedCredential(credential)
  }

  /// What a plugin is told about the cluster
  /// (https://kubernetes.io/docs/reference/config-api/client-authentication.v1/).
  private static func pluginInfo(
    _ cluster: KubeconfigCluster, _ authoritiesPEM: [UInt8]?
  ) -> JSONValue {
    JSONValue(members: [
      "server": cluster.server.map { .string($0) },
      "tls-server-name": cluster.tlsServerName.map { .string($0) },
      "insecure-skip-tls-verify": cluster.skipsTLSVerification ? .bool(true) : nil,
      "certificate-authority-data": authoritiesPEM.map { .string($0.base64Text) },
      "proxy-url": cluster.proxyURL.map { .string($0) },
      "disable-compression": cluster.disablesCompression ? .bool(true) : nil,
      "config": cluster.pluginConfiguration ?? .null,
    ])
  }
}

extension [UInt8] {
  fileprivate var base64Text: String { Data(self).base64EncodedString() }
}
