import ClusterObjects

/// Why a request has no answer, after all attempts at it.
enum RequestFailure: Error, Equatable {
  /// The server refused.
  case refused(APIRefusal)
  /// There was no answer, or none that can be read.
  case failed(AccessError)

  /// What is noted in the coverage.
  func entry(
    recipe: Int, answeredAt: Instant? = nil, provesAbsence: Bool = false
  ) -> CoverageEntry {
    switch self {
    case .refused(let refusal):
      let verdict = ServerRefusal(
        httpStatus: refusal.status, message: refusal.message, provesAbsence: provesAbsence)
      return CoverageEntry(
        verdict.outcome, recipe: recipe, note: verdict.note, answeredAt: answeredAt)
    case .failed(let error):
      return CoverageEntry(
        .failed, recipe: recipe, note: ServerRefusal.cut(error.message), answeredAt: answeredAt)
    }
  }

  /// The server's words, or those of what failed.
  var words: String {
    switch self {
    case .refused(let refusal): refusal.message
    case .failed(let error): ServerRefusal.cut(error.message)
    }
  }

  /// Whether the server answered at all, if only that it refuses this.
  var isAnswer: Bool {
    if case .refused(let refusal) = self {
      !refusal.mayPass && refusal.status != 401
    } else {
      false
    }
  }

  /// As whoever asked the cluster is told, when nothing else came of it.
  func accessError(of api: String) -> AccessError {
    switch self {
    case .failed(let error): return error
    case .refused(let refusal):
      let message = "\(api): \(refusal.message)"
      switch refusal.status {
      case 401:
        return AccessError(
          .unauthenticated, message, hint: "log in again, or give another credential")
      case 403:
        return AccessError(
          .permission, message, hint: "let this user get and list what netlapse records")
      default: return AccessError(.unreachable, message)
      }
    }
  }
}
