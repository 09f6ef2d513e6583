import EvidenceSources

/// Where a credential comes from: it may have to be read again, because tokens are short-lived.
package protocol CredentialSource: Sendable {
  /// The credential to use now.
  ///
  /// - Parameter rejected: one that the server has just refused with 401, so that it is not handed
  ///   out again from a cache; nil otherwise. A source that has no other may return it again.
  /// - Throws: ``AccessError`` with category `unauthenticated`, `malformed`, `notFound`,
  ///   `permission` or `timedOut`.
  func credential(replacing rejected: Credential?) async throws -> Credential
}
