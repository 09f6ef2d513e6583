import ClusterObjects
import EvidenceSources

/// A made-up API server that knows what it serves, refuses some paths, and counts what it is asked.
actor SurveyedCluster: ClusterAPI, AccessReviewer {
  nonisolated let name = "https://cluster.test:6443"

  /// Plurals by `group/version`, `v1` for core.
  private let served: [String: [String]]
  /// Paths that are answered otherwise, by their beginning.
  private let answers: [(path: String, status: Int, body: String)]
  /// What a review allows; nil: a review fails.
  private let allows: (@Sendable (ResourceAction) -> AccessVerdict)?
  /// Thrown instead of an answer, by the path's beginning.
  private let errors: [String: AccessError]

  private(set) var requests: [APIRequest] = []
  private(set) var reviews: [ResourceAction] = []

  init(
    served: [String: [String]] = SurveyedCluster.small,
    answers: [(path: String, status: Int, body: String)] = [],
    errors: [String: AccessError] = [:],
    allows: (@Sendable (ResourceAction) -> AccessVerdict)? = nil
  ) {
    self.served = served
    self.answers = answers
    self.errors = errors
    self.allows = allows
  }

  static let small = [
    "v1": ["configmaps", "namespaces", "nodes", "pods", "services", "endpoints"],
    "apps/v1": ["daemonsets", "deployments"],
    "networking.k8s.io/v1": ["ingresses", "networkpolicies"],
    "metrics.k8s.io/v1beta1": ["pods"],
  ]

  /// As the API server refuses.
  static func forbidden(_ path: String, _ words: String) -> (
    path: String, status: Int, body: String
  ) {
    (path, 403, #"{"kind":"Status","status":"Failure","message":"\#(words)","code":403}"#)
  }

  /// As the API server says that there is no such object.
  static func absent(_ place: String, _ plural: String, _ name: String) -> (
    path: String, status: Int, body: String
  ) {
    let details = #"{"name":"\#(name)","kind":"\#(plural)"}"#
    return (
      place + name, 404,
      #"{"kind":"Status","status":"Failure","reason":"NotFound","details":\#(details),"code":404}"#
    )
  }

  func get<Answer: Sendable>(
    _ request: APIRequest,
    _ read: @escaping @Sendable (APIResponseHead, APIBody) async throws -> Answer
  ) async throws -> Answer {
    requests.append(request)
    if let error = errors.first(where: { request.path.hasPrefix($0.key) })?.value { throw error }
    let (status, text) = answer(request.path)
    // In parts, as a network delivers it.
    let parts = PartsOfText(text)
    return try await read(APIResponseHead(status: status), APIBody { await parts.next() })
  }

  func review(_ action: ResourceAction) async throws -> AccessVerdict {
    reviews.append(action)
    guard let allows else { throw AccessError(.unintelligible, "reviews are refused") }
    return allows(action)
  }

  private func answer(_ path: String) -> (Int, String) {
    if let special = answers.first(where: { path.hasPrefix($0.path) }) {
      return (special.status, special.body)
    }
    if path == "/apis" { return (200, groupList) }
    if path == "/api" { return (200, #"{"kind":"APIVersions","versions":["v1"]}"#) }
    let apiVersion = path.split(separator: "/").dropFirst().joined(separator: "/")
    if let plurals = served[apiVersion] {
      let names = plurals.map { #"{"name":"\#($0)"}"# }.joined(separator: ",")
      return (
        200, #"{"kind":"APIResourceList","groupVersion":"\#(apiVersion)","resources":[\#(names)]}"#
      )
    }
    return (200, #"{"kind":"List","items":[]}"#)
  }

  private var groupList: String {
    let groups = served.keys.filter { $0.contains("/") }.sorted().map { apiVersion in
      let parts = apiVersion.split(separator: "/")
      return #"{"name":"\#(parts[0])","versions":[{"groupVersion":"\#(apiVersion)","#
        + #""version":"\#(parts[1])"}]}"#
    }
    return #"{"kind":"APIGroupList","groups":[\#(groups.joined(separator: ","))]}"#
  }
}
