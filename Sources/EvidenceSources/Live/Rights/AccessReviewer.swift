/// Asks the API server what it would allow, by SelfSubjectAccessReview
/// (https://kubernetes.io/docs/reference/access-authn-authz/authorization/#checking-api-access).
///
/// Such a review is sent by POST and stored nowhere. It is the one request of netlapse that is no
/// GET, and is made only when asked for (`--ssar`).
package protocol AccessReviewer: Sendable {
  /// Whether the caller may do this.
  ///
  /// - Throws: ``AccessError``; also when the server refuses the review itself.
  func review(_ action: ResourceAction) async throws -> AccessVerdict
}
