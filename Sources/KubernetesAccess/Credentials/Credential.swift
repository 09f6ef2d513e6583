/// What proves to a server who asks. It is never printed, logged or stored.
package struct Credential: Equatable, Sendable {
  /// Sent as `Authorization: Bearer`.
  package var bearerToken: String?
  /// Sent as `Authorization: Basic`.
  package var password: Password?
  /// Shown in the TLS handshake.
  package var certificate: ClientCertificate?

  /// A user name and a password.
  package struct Password: Equatable, Sendable {
    /// The user's name.
    package let user: String
    /// The password.
    package let password: String

    package init(user: String, password: String) {
      self.user = user
      self.password = password
    }
  }

  /// A client certificate with its key.
  package struct ClientCertificate: Equatable, Sendable {
    /// The certificate, then those between it and the authority, as PEM.
    package let chainPEM: [UInt8]
    /// The private key, as PEM: PKCS 1, PKCS 8 or SEC 1.
    package let keyPEM: [UInt8]

    package init(chainPEM: [UInt8], keyPEM: [UInt8]) {
      self.chainPEM = chainPEM
      self.keyPEM = keyPEM
    }
  }

  package init() {}

  /// Nothing: the server sees an anonymous user.
  package static let none = Credential()
}

extension Credential: CustomStringConvertible, CustomDebugStringConvertible {
  /// What there is, and nothing of it.
  package var description: String {
    let parts = [
      bearerToken == nil ? nil : "a token", password == nil ? nil : "a password",
      certificate == nil ? nil : "a certificate",
    ].compactMap { $0 }
    return parts.isEmpty ? "no credential" : parts.joined(separator: " and ")
  }

  /// The same.
  package var debugDescription: String { description }
}
