import ClusterObjects

/// Asks which APIs the server serves: in two documents where it can say everything at once
/// (https://kubernetes.io/docs/concepts/overview/kubernetes-api/#aggregated-discovery), in one for
/// each version of a group otherwise.
struct DiscoveryQuestion: Sendable {
  /// Everything at once, in the form of 1.30 or of 1.26; before that only the last is understood.
  static let accept =
    "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,"
    + "application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList,"
    + "application/json"

  /// What can be found out. Failures are among its problems.
  ///
  /// - Throws: `CancellationError`.
  func answer(_ client: PatientClient) async throws -> Discovery {
    var discovery = Discovery()
    if try await ask(.core, &discovery, client) == "APIVersions" {
      _ = try await ask(.discovery(of: "v1"), &discovery, client, accept: "application/json")
    }
    if try await ask(.groups, &discovery, client) == "APIGroupList" {
      for apiVersion in versions(discovery.served) {
        _ = try await ask(
          .discovery(of: apiVersion), &discovery, client, accept: "application/json")
      }
    }
    return discovery
  }

  /// The versions of groups that the catalogue knows. What the server calls a version and is none
  /// makes no path.
  private func versions(_ served: ServedAPIs) -> [String] {
    let resources = ResourceCatalogue.current.resources.filter { $0.origin == .api }
    let groups = Set(resources.flatMap(\.groups)).subtracting([""])
    return groups.sorted { $0.precedesBytewise($1) }.flatMap { group in
      served.versions(ofGroup: group).filter(Self.isVersion)
        .sorted { $0.precedesBytewise($1) }.map { "\(group)/\($0)" }
    }
  }

  private static func isVersion(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 63
      && text.utf8.allSatisfy {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
      }
  }

  /// - Returns: the kind of the document; nil for everything at once, and for none.
  private func ask(
    _ path: EvidencePath, _ discovery: inout Discovery, _ client: PatientClient,
    accept: String = DiscoveryQuestion.accept
  ) async throws -> String? {
    let known = discovery.served
    do {
      let answer = try await client.read(path, accept: accept) { source in
        var receiver = DiscoveryReceiver(known)
        _ = try EvidenceDocument(answeredBy: source, path).read(into: &receiver)
        return (served: receiver.served, kind: receiver.kind)
      }
      discovery.served = answer.value.served
      discovery.isAnswered = true
      return answer.value.kind
    } catch let failure as RequestFailure {
      if accept == Self.accept, mayBePlain(failure) {
        return try await ask(path, &discovery, client, accept: "application/json")
      }
      discovery.problems.append((path, failure))
      return nil
    }
  }

  /// Whether the same may be answered in the plain form: the server was reached, and did not say
  /// that the question is not allowed.
  private func mayBePlain(_ failure: RequestFailure) -> Bool {
    switch failure {
    case .refused(let refusal): ![401, 403].contains(refusal.status) && !refusal.mayPass
    case .failed(let error): error.category == .unintelligible
    }
  }
}
