import ClusterObjects

/// What a failed request tells about its resource.
struct ServerRefusal {
  let outcome: CoverageOutcome
  let note: String

  /// From an HTTP status, as a `Status` document gives it.
  ///
  /// - Parameter provesAbsence: whether discovery says that no version of the resource is served.
  ///   A 404 for one version does not prove it: others may be.
  init(httpStatus: Int, message: String, provesAbsence: Bool) {
    switch httpStatus {
    case 401, 403: outcome = .forbidden
    case 404 where provesAbsence: outcome = .notServed
    default: outcome = .failed
    }
    note = Self.cut(message)
  }

  /// From the words of kubectl.
  init(kubectlError text: String, provesAbsence: Bool) {
    let lower = text.lowercased()
    if lower.contains("forbidden") || lower.contains("unauthorized") {
      outcome = .forbidden
    } else if lower.contains("doesn't have a resource type"),
      !lower.contains("couldn't get"), !lower.contains("unable to retrieve")
    {
      // kubectl says so after it has seen all groups and versions that are served.
      outcome = .notServed
    } else if lower.contains("notfound") || lower.contains("could not find the requested resource")
    {
      outcome = provesAbsence ? .notServed : .failed
    } else {
      outcome = .failed
    }
    note = Self.cut(text)
  }

  /// The server's words, cut where nobody would read on.
  static func cut(_ words: String) -> String {
    let start = words.unicodeScalars.prefix(1000)
    return start.endIndex < words.endIndex ? String(start) + "..." : words
  }

  /// Whether the words of kubectl are the server's answer that this one object is not there. Other
  /// 404s are about the path, and say nothing about the object.
  static func denies(_ name: String, of resource: ResourceName, kubectlError text: String) -> Bool {
    let answer = "Error from server (NotFound): \(resource) \"\(name)\" not found"
    // Warnings may come before it. What comes after another answer is part of that one.
    let lines = text.split(whereSeparator: \.isNewline)
    return lines.last.map(String.init) == answer
      && lines.first { $0.hasPrefix("Error from server") }.map(String.init) == answer
  }
}
