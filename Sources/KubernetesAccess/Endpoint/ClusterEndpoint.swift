/// How one cluster's API is reached: what a kubeconfig's context, or a service account, comes to.
package struct ClusterEndpoint: Sendable {
  /// The context it was read from; nil inside a cluster.
  package var contextName: String?
  /// What the kubeconfig calls the cluster; nil inside a cluster.
  package var clusterName: String?
  /// What it was read from; nil when its parts were stated one by one.
  package var origin: EndpointOrigin?
  /// The namespace that the context, or the service account, is for; nil: none is named.
  package var namespace: String?
  /// The server.
  package var server: ServerAddress
  /// Certificates of the authorities that are trusted, as PEM; nil: those of the system.
  package var authoritiesPEM: [UInt8]?
  /// Whether the server's certificate is not checked at all: only where the kubeconfig says so.
  package var skipsTLSVerification = false
  /// The name that the server's certificate has to be for, when not that of the address.
  package var tlsServerName: String?
  /// The proxy that requests go through; nil: none.
  package var proxy: ProxyAddress?
  /// Whether the server is asked not to compress.
  package var disablesCompression = false
  /// Who the requests are made as, when not the credential's owner.
  package var impersonation = Impersonation()
  /// What proves who asks.
  package var credentials: any CredentialSource

  package init(server: ServerAddress, credentials: any CredentialSource) {
    self.server = server
    self.credentials = credentials
  }
}
