/// Why a live cluster could not be asked.
package struct AccessError: Error, Equatable, CustomStringConvertible {
  /// The kinds that a program answers differently to.
  package enum Category: Sendable {
    /// The kubeconfig, or what a credential plugin printed, is not what it claims to be.
    case malformed
    /// There is no such file or context.
    case notFound
    /// A file may not be read.
    case permission
    /// There is no credential, or the server does not take the one there is.
    case unauthenticated
    /// The server is not reached, or not trusted.
    case unreachable
    /// The connection broke while the answer came.
    case interrupted
    /// There was no whole answer in the time given.
    case timedOut
    /// What answers does not speak as an API server does.
    case unintelligible
  }

  /// Which kind it is.
  package let category: Category
  /// What failed: value and place included, a credential never.
  package let message: String
  /// What to do about it.
  package let hint: String?

  package init(_ category: Category, _ message: String, hint: String? = nil) {
    self.category = category
    self.message = message
    self.hint = hint
  }

  package var description: String { message }

  /// Whether the same request may succeed when it is sent again.
  package var isTransient: Bool {
    switch category {
    case .unreachable, .interrupted, .timedOut: true
    case .malformed, .notFound, .permission, .unauthenticated, .unintelligible: false
    }
  }
}
