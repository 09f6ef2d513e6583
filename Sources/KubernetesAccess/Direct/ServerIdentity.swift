import EvidenceSources
import NIOCore
import NIOSSL

/// Which name the server's certificate has to be for, and who checks it.
///
/// The TLS library checks a name against the host of the URL, and an address against the other end
/// of the connection. Behind a proxy that end is the proxy, and `tls-server-name` may state another
/// address: both are checked here instead.
struct ServerIdentity: Sendable {
  /// The host that URLs name.
  let urlHost: String
  /// Which host is connected to in place of that of the URL.
  let hostOverrides: [String: String]
  /// The address that the certificate has to be for, where the TLS library would check another.
  let checkedAddress: SocketAddress?
  /// What the certificate has to be for.
  let expected: String

  init(_ endpoint: ClusterEndpoint) {
    let host = endpoint.server.host
    expected = endpoint.tlsServerName ?? host
    let address = try? SocketAddress(ipAddress: expected, port: 0)
    let isOther = endpoint.tlsServerName.map { $0 != host } ?? false
    let isChecked = endpoint.server.isSecure && !endpoint.skipsTLSVerification
    checkedAddress = isChecked && (isOther || endpoint.proxy != nil) ? address : nil
    if let name = endpoint.tlsServerName, isOther, address == nil, endpoint.server.isSecure {
      urlHost = name.lowercased()
      hostOverrides = [name.lowercased(): host]
    } else {
      urlHost = host
      hostOverrides = [:]
    }
  }

  /// The URL of a path and query.
  func url(of target: RequestTarget, at server: ServerAddress) -> String {
    let scheme = server.isSecure ? "https" : "http"
    return "\(scheme)://\(authority(of: server))\(server.basePath)\(target.text)"
  }

  /// Host and port, as URLs name them.
  func authority(of server: ServerAddress) -> String {
    "\(urlHost.contains(":") ? "[\(urlHost)]" : urlHost):\(server.port)"
  }

  /// Checks the certificate of a connection before anything is sent over it.
  ///
  /// - Throws: `NIOSSLExtraError.failedToValidateHostname`.
  func check(_ certificate: NIOSSLCertificate?) throws {
    guard let checkedAddress else { return }
    let names = certificate.map(CertificateNames.init)
    guard names?.addresses.contains(checkedAddress) ?? false else {
      throw NIOSSLExtraError.failedToValidateHostname
    }
  }
}
