package import ClusterObjects
package import EvidenceSources

/// Finds out how clusters are reached, from what the options, the environment and the kubeconfig
/// say, as kubectl does.
package struct EndpointResolver: Sendable {
  private static let fileBytesMax = 1 << 20

  private let options: AccessOptions
  private let now: @Sendable () -> Instant

  /// - Parameter now: the clock that tells when a credential has to be renewed.
  package init(_ options: AccessOptions, now: @escaping @Sendable () -> Instant = { .now }) {
    self.options = options
    self.now = now
  }

  /// The names of all contexts that could be stated, sorted.
  ///
  /// - Throws: ``AccessError`` when a kubeconfig cannot be read.
  package func contextNames() throws(AccessError) -> [String] {
    try Kubeconfig(options).contextNames
  }

  /// How the cluster of the context of the options is reached, or of the current one. Where no
  /// kubeconfig names one and the program runs in a pod, it is the pod's cluster, unless a
  /// kubeconfig was stated.
  ///
  /// Files and the environment are read now; credentials that change later are read when they are
  /// needed.
  ///
  /// - Throws: ``AccessError`` that says what is wrong, where, and what to do.
  package func endpoint() throws(AccessError) -> ClusterEndpoint {
    try endpoints(ofContexts: [options.contextName])[0]
  }

  /// How the clusters of several contexts are reached, in their order.
  ///
  /// - Throws: ``AccessError`` for the first that cannot be.
  package func endpoints(
    ofContexts names: [String]
  ) throws(AccessError) -> [ClusterEndpoint] {
    try endpoints(ofContexts: names.map { Optional($0) })
  }

  private func endpoints(ofContexts names: [String?]) throws(AccessError) -> [ClusterEndpoint] {
    let kubeconfig = try Kubeconfig(options)
    var endpoints: [ClusterEndpoint] = []
    for name in names {
      let wanted = name.flatMap { $0.isEmpty ? nil : $0 }
      let isOpen = wanted == nil && kubeconfig.currentContextName == nil
      let isStated = options.kubeconfigPath?.isEmpty == false
      if isOpen, !isStated, let account = ServiceAccount(options) {
        var endpoint = try account.endpoint(now: now)
        endpoint.impersonation = try impersonation(Impersonation(), of: "the service account")
        endpoint.proxy = try EnvironmentProxy(options.environment).proxy(for: endpoint.server)
        endpoints.append(endpoint)
      } else {
        endpoints.append(try endpoint(of: kubeconfig.context(wanted), in: kubeconfig))
      }
    }
    return endpoints
  }

  // MARK: A context

  private func endpoint(
    of context: KubeconfigContext, in kubeconfig: Kubeconfig
  ) throws(AccessError) -> ClusterEndpoint {
    let cluster = try kubeconfig.cluster(of: context)
    let user = try kubeconfig.user(of: context)
    let server = try Self.server(of: cluster)
    var endpoint = ClusterEndpoint(server: server, credentials: FixedCredential(.none))
    endpoint.origin = .context(context.name, file: context.file)
    endpoint.contextName = context.name
    endpoint.clusterName = cluster.name
    endpoint.namespace = context.namespace
    endpoint.disablesCompression = cluster.disablesCompression
    endpoint.impersonation = try impersonation(
      user.impersonation, of: "\(user.file): user \(user.name.quotedBriefly)")
    endpoint.proxy = try proxy(of: cluster, server)
    let credentials = try UserCredentials(user, options: options, now: now)
    // Over plain HTTP anybody would hear them: kubectl sends none there, either.
    guard server.isSecure else { return endpoint }
    endpoint.skipsTLSVerification = cluster.skipsTLSVerification
    endpoint.tlsServerName = cluster.tlsServerName
    endpoint.authoritiesPEM = try Self.authorities(of: cluster)
    endpoint.credentials = try credentials.source(for: cluster, endpoint.authoritiesPEM)
    return endpoint
  }

  private static func server(of cluster: KubeconfigCluster) throws(AccessError) -> ServerAddress {
    let subject = "\(cluster.file): cluster \(cluster.name.quotedBriefly)"
    guard let text = cluster.server else {
      throw AccessError(
        .malformed, "\(subject) has no server",
        hint: "kubectl config set-cluster NAME --server=https://HOST:PORT states one")
    }
    guard let server = ServerAddress(kubeconfigServer: text) else {
      // It may hold a password.
      let mayHoldSecret = text.contains { "@?".contains($0) }
      let value = mayHoldSecret ? "a server" : "the server \(text.quotedBriefly)"
      throw AccessError(
        .malformed, "\(subject) has \(value), which is no URL of an API server",
        hint: "write it as https://HOST:PORT; a user belongs under users")
    }
    return server
  }

  private static func authorities(
    of cluster: KubeconfigCluster
  ) throws(AccessError) -> [UInt8]? {
    let subject = "\(cluster.file): cluster \(cluster.name.quotedBriefly)"
    let bytes: [UInt8]
    if let data = cluster.authorityData {
      bytes = try PEMText.checked(
        data, label: "CERTIFICATE", at: "\(subject): certificate-authority-data")
    } else if let path = cluster.authorityFile {
      let read = try BoundedFile.bytes(
        of: path, what: "certificate-authority", limitBytes: fileBytesMax)
      bytes = try PEMText.checked(read, label: "CERTIFICATE", at: "certificate-authority \(path)")
    } else {
      return nil
    }
    if cluster.skipsTLSVerification {
      throw AccessError(
        .malformed, "\(subject) states authorities to trust, and insecure-skip-tls-verify",
        hint: "take insecure-skip-tls-verify out, then the server's certificate is checked")
    }
    return bytes
  }

  private func proxy(
    of cluster: KubeconfigCluster, _ server: ServerAddress
  ) throws(AccessError) -> ProxyAddress? {
    guard let text = cluster.proxyURL else {
      return try EnvironmentProxy(options.environment).proxy(for: server)
    }
    guard let proxy = ProxyAddress(url: text) else {
      // It may hold a password.
      throw AccessError(
        .malformed,
        "\(cluster.file): cluster \(cluster.name.quotedBriefly): proxy-url is no URL of a proxy",
        hint: "write it as http://HOST:PORT, https://HOST:PORT or socks5://HOST:PORT")
    }
    return proxy
  }

  /// What the options state takes the place of what the kubeconfig does, one by one, as in kubectl.
  private func impersonation(
    _ stated: Impersonation, of place: String
  ) throws(AccessError) -> Impersonation {
    var result = stated
    if let user = options.asUser, !user.isEmpty { result.user = user }
    if let uid = options.asUID, !uid.isEmpty { result.uid = uid }
    if !options.asGroups.isEmpty { result.groups = options.asGroups }
    let hasMore = result.uid != nil || !result.groups.isEmpty || !result.extra.isEmpty
    if result.user == nil, hasMore {
      throw AccessError(
        .malformed, "\(place): a UID, groups or extra values to act with, but no user to act as",
        hint: "state the user with --as, or as: in the kubeconfig")
    }
    return result
  }
}
