/// A credential that stands in the kubeconfig itself.
package struct FixedCredential: CredentialSource {
  private let credential: Credential

  package init(_ credential: Credential) { self.credential = credential }

  /// Always the same.
  package func credential(replacing rejected: Credential?) async throws -> Credential {
    credential
  }
}
