import ClusterObjects

/// What the server serves, as it says itself
/// (https://kubernetes.io/docs/concepts/overview/kubernetes-api/#discovery-api): all at once where
/// it can, by group and version otherwise.
struct LiveDiscovery: Sendable {
  private static let aggregated =
    "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,"
    + "application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList,application/json"

  /// What is known.
  private(set) var served = ServedAPIs()
  /// What could not be found out, in the server's words.
  private(set) var gaps: [String] = []

  /// Nothing is known.
  init() {}

  /// Asks.
  ///
  /// - Throws: ``AccessError`` when the server cannot be asked at all, or takes no credential.
  init(_ requester: LiveRequester, timeoutSeconds: Double, catalogue: ResourceCatalogue)
    async throws
  {
    let groups = catalogue.resources.filter { $0.origin == .api }.flatMap(\.groups)
    let reader = AnswerReader()
    for path in ["/api", "/apis"] {
      var request = APIRequest(path, timeoutSeconds: timeoutSeconds)
      request.accept = Self.aggregated
      try await ask(request, requester, reader)
    }
    served = reader.served
    if !served.knows("v1") {
      try await ask(APIRequest("/api/v1", timeoutSeconds: timeoutSeconds), requester, reader)
    }
    served = reader.served
    for group in Set(groups).subtracting([""]).sorted(by: { $0.precedesBytewise($1) }) {
      for version in served.versions(ofGroup: group) ?? [] {
        let apiVersion = "\(group)/\(version)"
        // Asked for already, all at once.
        guard !served.knows(apiVersion) else { continue }
        try await ask(
          APIRequest("/apis/\(apiVersion)", timeoutSeconds: timeoutSeconds), requester, reader)
      }
    }
    served = reader.served
  }

  private mutating func ask(
    _ request: APIRequest, _ requester: LiveRequester, _ reader: AnswerReader
  ) async throws {
    do {
      let reply = try await requester.ask(request) { body in
        _ = try await reader.read(body, named: request.path)
      }
      guard case .refused(let answer) = reply else { return }
      if answer.status == 401 { throw Self.unauthenticated(answer) }
      gaps.append("\(request.path): \(answer.message)")
    } catch let error as EvidenceError {
      gaps.append(error.description)
    }
  }

  /// The server does not know who asks.
  static func unauthenticated(_ answer: ServerAnswer) -> AccessError {
    AccessError(
      .unauthenticated, "the server does not take the credential: \(answer.message)",
      hint: "a token may have expired or been revoked: try kubectl auth whoami")
  }

  /// How a resource is asked for.
  func version(of resource: Resource) -> ServedVersion {
    let candidates = resource.apiVersions
    if let best = candidates.first(where: { served.serves(resource.plural, in: $0) == true }) {
      return .apiVersion(best, isCertain: true)
    }
    if served.lacks(resource) { return .notServed }
    // What could not be found out is tried; the answer will tell.
    if let best = candidates.first(where: { served.serves(resource.plural, in: $0) == nil }) {
      return .apiVersion(best, isCertain: false)
    }
    let others = served.apiVersions(of: resource.plural, inGroups: resource.groups)
    return others.isEmpty
      ? .apiVersion(candidates[0], isCertain: false) : .unreadable(others)
  }
}
