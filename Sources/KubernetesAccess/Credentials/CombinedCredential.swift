/// A client certificate together with what stands in the `Authorization` header, each from a source
/// of its own.
package struct CombinedCredential: CredentialSource {
  private let certificate: any CredentialSource
  private let authorization: any CredentialSource

  /// - Parameters:
  ///   - certificate: its certificate is the one shown.
  ///   - authorization: its token or password is the one sent.
  package init(certificate: any CredentialSource, authorization: any CredentialSource) {
    self.certificate = certificate
    self.authorization = authorization
  }

  /// Both; what the server refused is told to either, since it does not say which it did not like.
  package func credential(replacing rejected: Credential?) async throws -> Credential {
    var credential = try await authorization.credential(replacing: rejected)
    credential.certificate = try await certificate.credential(replacing: rejected).certificate
    return credential
  }
}
