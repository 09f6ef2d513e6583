package import ClusterObjects

/// Finds out what the collector may read of a live cluster, before it is relied upon.
///
/// What is served is discovered first: for a resource that nobody serves no right is missing, and
/// a server asked about it refuses all the same. Each right is then reviewed
/// (SelfSubjectAccessReview), or tried: one object of each list, and each object that is asked for
/// by name. Nothing of the answers is kept.
package struct AccessSurvey: Sendable {
  private let api: any ClusterAPI
  private let reviewer: (any AccessReviewer)?
  private let catalogue: ResourceCatalogue
  private let timeoutSeconds: Double

  /// - Parameters:
  ///   - reviewer: asks the server instead of trying; nil: everything is tried.
  ///   - timeoutSeconds: the longest that one request may take.
  package init(
    _ api: any ClusterAPI, reviewer: (any AccessReviewer)? = nil,
    catalogue: ResourceCatalogue = .current, timeoutSeconds: Double = 30
  ) {
    self.api = api
    self.reviewer = reviewer
    self.catalogue = catalogue
    self.timeoutSeconds = timeoutSeconds
  }

  /// One finding for each resource of the API, in the catalogue's order.
  ///
  /// - Throws: ``AccessError`` when the cluster cannot be asked at all, or any longer. A request
  ///   that fails otherwise is a finding.
  package func findings() async throws -> [AccessFinding] {
    let served = try await SurveyedAPIs.discover(
      api, catalogue: catalogue, timeoutSeconds: timeoutSeconds)
    var findings: [AccessFinding] = []
    for resource in catalogue.resources where resource.origin == .api {
      findings.append(try await finding(about: resource, served))
    }
    return findings
  }

  private func finding(
    about resource: Resource, _ served: SurveyedAPIs
  ) async throws -> AccessFinding {
    if served.lacks(resource) { return AccessFinding(resource.name, .notServed) }
    let group: String
    let version: String
    switch served.choice(for: resource) {
    case .serves(let servedGroup, let servedVersion):
      (group, version) = (servedGroup, servedVersion)
    case .cannotTell(let why):
      return AccessFinding(resource.name, .failed, unseen: [Scope(resource.name)], words: why)
    }
    return Self.finding(
      about: resource.name, try await attempts(at: resource, group: group, version: version))
  }

  /// Everything that is to be found out, in the group that is served. The right to list everywhere
  /// is the right to list in each namespace: where there is it, the namespaces are not asked for.
  private func attempts(
    at resource: Resource, group: String, version: String
  ) async throws -> [(read: CollectorRead, attempt: AccessAttempt)] {
    var attempts: [(read: CollectorRead, attempt: AccessAttempt)] = []
    if case .networkSystem = resource.selection {
      let action = ResourceAction("list", group: group, resource: resource.plural)
      let everywhere = try await attempt(action, version)
      guard case .forbidden = everywhere else {
        return [(CollectorRead(scope: Scope(resource.name), action: action), everywhere)]
      }
    }
    for read in CollectorRead.all(of: resource).map({ $0.inGroup(group) }) {
      attempts.append((read, try await attempt(read.action, version)))
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
    _ action: ResourceAction, _ version: String
  ) async throws -> AccessAttempt {
    do {
      if let reviewer {
        let verdict = try await reviewer.review(action)
        return verdict.isAllowed ? .allowed : .forbidden(verdict.reason)
      }
      var request = APIRequest(action.path(inVersion: version), timeoutSeconds: timeoutSeconds)
      if action.name == nil { request.query = [APIRequest.QueryItem("limit", "1")] }
      let isNamed = action.name != nil
      return try await api.get(request) { head, body in
        switch head.status {
        case 200..<300: return .allowed
        // The object is not there, which only those are told who might read it.
        case 404 where isNamed: return .allowed
        case 403: return .forbidden(try await StatusMessage.read(head, body))
        default: return .failed(try await StatusMessage.read(head, body))
        }
      }
    } catch let error as AccessError where !error.endsSurvey {
      return .failed(error.message)
    }
  }
}

extension AccessError {
  /// Whether the next request would fail as well.
  var endsSurvey: Bool { category == .unreachable || category == .unauthenticated }
}
