import CLibcrypto
import NIOConcurrencyHelpers

/// A certificate authority, made while the test runs: nothing of it is ever on disk.
package final class TestAuthority: Sendable {
  /// Its own certificate, as PEM: what clients have to trust.
  package let certificatePEM: String
  let certificate: Certificate
  private let key: PrivateKey
  private let lastSerialNumber = NIOLockedValueBox(1)

  /// Makes an authority.
  ///
  /// - Throws: what libcrypto says.
  package init(_ name: String = "test authority", _ kind: TestKeyKind = .ec) throws {
    key = try PrivateKey(kind)
    let contents = Certificate.Contents(
      commonName: name,
      extensions: [
        (NID_basic_constraints, "critical,CA:TRUE"),
        (NID_key_usage, "critical,keyCertSign,cRLSign"),
        (NID_subject_key_identifier, "hash"),
      ])
    certificate = try Certificate.signed(
      contents, key: key, serialNumber: 1, issuer: nil, issuerKey: key)
    certificatePEM = try certificate.pem()
  }

  /// A certificate for a server.
  ///
  /// - Parameters:
  ///   - names: DNS names it is for; name another one for a wrong certificate.
  ///   - addresses: IP addresses it is for.
  package func server(
    names: [String] = ["localhost", "kubernetes.default.svc"],
    addresses: [String] = ["127.0.0.1", "::1"], validity: TestValidity = .now,
    _ kind: TestKeyKind = .ec
  ) throws -> TestIdentity {
    let alternatives = names.map { "DNS:" + $0 } + addresses.map { "IP:" + $0 }
    var contents = Certificate.Contents(commonName: "kube-apiserver", validity: validity)
    contents.extensions = [
      (NID_basic_constraints, "critical,CA:FALSE"),
      (NID_key_usage, "critical,digitalSignature,keyEncipherment"),
      (NID_ext_key_usage, "serverAuth"),
      (NID_authority_key_identifier, "keyid"),
    ]
    if !alternatives.isEmpty {
      contents.extensions.append((NID_subject_alt_name, alternatives.joined(separator: ",")))
    }
    return try identity(contents, kind)
  }

  /// A certificate for a client.
  ///
  /// - Parameters:
  ///   - user: the user, as the common name.
  ///   - groups: the groups, as organizations.
  package func client(
    _ user: String, groups: [String] = [], validity: TestValidity = .now,
    _ kind: TestKeyKind = .ec
  ) throws -> TestIdentity {
    var contents = Certificate.Contents(
      commonName: user, organizations: groups, validity: validity)
    contents.extensions = [
      (NID_basic_constraints, "critical,CA:FALSE"),
      (NID_key_usage, "critical,digitalSignature"),
      (NID_ext_key_usage, "clientAuth"),
      (NID_authority_key_identifier, "keyid"),
    ]
    return try identity(contents, kind)
  }

  private func identity(
    _ contents: Certificate.Contents, _ kind: TestKeyKind
  ) throws -> TestIdentity {
    let key = try PrivateKey(kind)
    let serialNumber = lastSerialNumber.withLockedValue { number in
      number += 1
      return number
    }
    let signed = try Certificate.signed(
      contents, key: key, serialNumber: serialNumber, issuer: certificate, issuerKey: self.key)
    return TestIdentity(
      certificatePEM: try signed.pem(), authorityPEM: certificatePEM, keyPEM: try key.pem(),
      traditionalKeyPEM: try key.traditionalPEM())
  }
}
