@testable import KubernetesAccess

/// Hands out tokens one after the other: the next when one is refused.
actor RotatingCredentials: CredentialSource {
  private var credentials: [Credential]
  /// The tokens that were refused.
  private(set) var rejected: [String?] = []

  init(_ tokens: [String]) {
    credentials = tokens.map { token in
      var credential = Credential()
      credential.bearerToken = token
      return credential
    }
  }

  init(_ certificates: [Credential.ClientCertificate]) {
    credentials = certificates.map { certificate in
      var credential = Credential()
      credential.certificate = certificate
      return credential
    }
  }

  func credential(replacing rejected: Credential?) async throws -> Credential {
    if let rejected {
      self.rejected.append(rejected.bearerToken)
      if credentials.count > 1 { credentials.removeFirst() }
    }
    return credentials[0]
  }
}
