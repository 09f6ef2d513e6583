/// A certificate with its private key, made while the test runs.
package struct TestIdentity: Sendable {
  /// The certificate, as PEM.
  package let certificatePEM: String
  /// The certificate of the authority that signed it, as PEM.
  package let authorityPEM: String
  /// The private key as PKCS 8 (`BEGIN PRIVATE KEY`).
  package let keyPEM: String
  /// The private key as PKCS 1 (`BEGIN RSA PRIVATE KEY`) or SEC 1 (`BEGIN EC PRIVATE KEY`).
  package let traditionalKeyPEM: String
}
