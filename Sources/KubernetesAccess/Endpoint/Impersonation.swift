/// Who requests are made as (`--as`,
/// https://kubernetes.io/docs/reference/access-authn-authz/authentication/#user-impersonation).
package struct Impersonation: Equatable, Sendable {
  /// The user; nil: nobody is impersonated.
  package var user: String?
  /// The UID of the user.
  package var uid: String?
  /// The groups.
  package var groups: [String] = []
  /// Anything else, by key.
  package var extra: [String: [String]] = [:]

  package init() {}
}
