package import ClusterObjects

/// Finds out what the collector may read of a live cluster, before it is relied upon.
///
/// What is served is discovered first: for a resource that nobody serves no right is missing, and
/// a server asked about it refuses all the same. Each right is then reviewed
/// (SelfSubjectAccessReview), or tried: one object of each list, and each object that is asked for
/// by name. Nothing of the answers is kept.
package struct AccessSurvey: Sendable {
  private let client: PatientClient
  private let reviewer: (any AccessReviewer)?
  private let catalogue: ResourceCatalogue

  /// - Parameters:
  ///   - reviewer: asks the server instead of trying; nil: everything is tried.
  ///   - options: how patiently the cluster is asked.
  package init(
    _ api: any ClusterAPI, reviewer: (any AccessReviewer)? = nil,
    catalogue: ResourceCatalogue = .current, options: LiveOptions = LiveOptions()
  ) {
    client = PatientClient(api, options, CollectionTally())
    self.reviewer = reviewer
    self.catalogue = catalogue
  }

  /// One finding for each resource of the API, in the catalogue's order.
  ///
  /// - Throws: ``AccessError`` when the cluster cannot be asked at all, or any longer. A request
  ///   that fails otherwise is a finding.
  package func findings() async throws -> [AccessFinding] {
    let discovery = try await DiscoveryQuestion().answer(client)
    let isAnswered = discovery.isAnswered || discovery.problems.contains { $0.failure.isAnswer }
    for (_, failure) in discovery.problems {
      // Where nothing answers as an API server does, asking on would only take long.
      if failure.endsSurvey || !isAnswered { throw failure.accessError(of: client.api.name) }
    }
    var findings: [AccessFinding] = []
    for resource in catalogue.resources where resource.origin == .api {
      findings.append(try await finding(about: resource, discovery))
    }
    return findings
  }

  private func finding(
    about resource: Resource, _ discovery: Discovery
  ) async throws -> AccessFinding {
    switch discovery.served.version(for: resource) {
    case .none: return AccessFinding(resource.name, .notServed)
    case .known(let apiVersion):
      return Self.finding(
        about: resource.name, try await attempts(at: resource, in: apiVersion))
    case .unknown(let apiVersions):
      // The collector tries them, too; which of them it is, nobody can say when none answers.
      let attempts = try await attempts(at: resource, in: apiVersions[0])
      guard attempts.contains(where: \.attempt.isFailed) else {
        return Self.finding(about: resource.name, attempts)
      }
      fallthrough
    case .unreadable:
      return AccessFinding(
        resource.name, .failed, unseen: [Scope(resource.name)], words: discovery.doubt(resource))
    }
  }

  /// Everything that is to be found out, in the group that is served. The right to list everywhere
  /// is the right to list in each namespace: where there is it, the namespaces are not asked for.
  private func attempts(
    at resource: Resource, in apiVersion: String
  ) async throws -> [(read: CollectorRead, attempt: AccessAttempt)] {
    let group = Discovery.group(of: apiVersion)
    var attempts: [(read: CollectorRead, attempt: AccessAttempt)] = []
    if case .networkSystem = resource.selection {
      let everywhere = CollectorRead(
        scope: Scope(resource.name),
        action: ResourceAction("list", group: group, resource: resource.plural))
      let attempt = try await attempt(everywhere.action, resource, apiVersion)
      guard case .forbidden = attempt else { return [(everywhere, attempt)] }
    }
    for read in CollectorRead.all(of: resource).map({ $0.inGroup(group) }) {
      attempts.append((read, try await attempt(read.action, resource, apiVersion)))
    }
    return attempts
  }

  private static func finding(
    about resource: ResourceName, _ attempts: [(read: CollectorRead, attempt: AccessAttempt)]
  ) -> AccessFinding {
    var missing: [ResourceAction] = []
    var unseen: [Scope] = []
    var refusal: String?
    var failure: String?
    for (read, attempt) in attempts {
      switch attempt {
      case .allowed: continue
      case .forbidden(let words):
        refusal = refusal ?? words
        missing.append(read.action)
      case .failed(let words): failure = failure ?? words
      }
      unseen.append(read.scope)
    }
    let outcome: AccessFinding.Outcome =
      refusal != nil ? .forbidden : failure != nil ? .failed : .allowed
    return AccessFinding(
      resource, outcome, unseen: unseen.sorted(), missing: missing,
      words: refusal ?? failure ?? "")
  }

  private func attempt(
    _ action: ResourceAction, _ resource: Resource, _ apiVersion: String
  ) async throws -> AccessAttempt {
    do {
      if let reviewer {
        let verdict = try await reviewer.review(action)
        return verdict.isAllowed ? .allowed : .forbidden(verdict.reason)
      }
      try await tryReading(action, resource, apiVersion)
      return .allowed
    } catch let error as AccessError where !error.endsSurvey {
      return .failed(error.message)
    } catch RequestFailure.refused(let refusal) where refusal.status == 403 {
      return .forbidden(refusal.message)
    } catch RequestFailure.refused(let refusal)
      where refusal.provesAbsence(of: action.name, among: resource)
    {
      // Only those who might read it are told that it is not there.
      return .allowed
    } catch let failure as RequestFailure {
      if failure.endsSurvey { throw failure.accessError(of: client.api.name) }
      return .failed(failure.words)
    }
  }

  /// Of the answer only its beginning is waited for.
  private func tryReading(
    _ action: ResourceAction, _ resource: Resource, _ apiVersion: String
  ) async throws {
    if let name = action.name {
      let path = EvidencePath.object(
        resource, apiVersion, inNamespace: action.namespace, named: name)
      _ = try await client.ask(path) { _ in true }
    } else {
      let path = EvidencePath.list(resource, apiVersion, inNamespace: action.namespace)
      _ = try await client.ask(path, query: [APIRequest.QueryItem("limit", "1")]) { _ in true }
    }
  }
}

extension AccessError {
  /// Whether the next request would fail as well.
  fileprivate var endsSurvey: Bool {
    switch category {
    case .malformed, .notFound, .permission, .unauthenticated, .unreachable: true
    case .interrupted, .timedOut, .unintelligible: false
    }
  }
}

extension RequestFailure {
  /// Whether the next request would fail as well.
  fileprivate var endsSurvey: Bool {
    switch self {
    case .refused(let refusal): refusal.status == 401
    case .failed(let error): error.endsSurvey
    }
  }
}
