import ClusterObjects

/// What a failed request tells about its resource.
struct ServerRefusal {
  let outcome: CoverageOutcome
  let note: String

  /// From an HTTP status, as a `Status` document gives it.
  ///
  /// - Parameter provesAbsence: whether the answer is known to hold for every version of the
  ///   resource. A 404 for one version does not: the others may be served.
  init(httpStatus: Int, message: String, provesAbsence: Bool) {
    switch httpStatus {
    case 401, 403: outcome = .forbidden
    case 404 where provesAbsence: outcome = .notServed
    default: outcome = .failed
    }
    note = message
  }

  /// From the words of kubectl.
  init(kubectlError text: String, provesAbsence: Bool) {
    let lower = text.lowercased()
    if lower.contains("forbidden") || lower.contains("unauthorized") {
      outcome = .forbidden
    } else if lower.contains("doesn't have a resource type") {
      // kubectl says so after it has seen all groups and versions that are served.
      outcome = .notServed
    } else if lower.contains("notfound") || lower.contains("could not find the requested resource")
    {
      outcome = provesAbsence ? .notServed : .failed
    } else {
      outcome = .failed
    }
    note = text
  }
}
