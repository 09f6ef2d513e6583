import ClusterObjects
import EvidenceSources
import NIOHTTP1

/// One request as the server sees it: a GET, or the one POST that there is. No other can be made.
struct DirectRequest: Sendable {
  /// Where a SelfSubjectAccessReview is sent.
  static let reviewPath = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews"

  let method: HTTPMethod
  let target: RequestTarget
  let accept: String
  /// JSON; nil for a GET.
  let body: [UInt8]?
  /// The longest that the whole exchange may take.
  let timeoutSeconds: Double

  /// A GET.
  init(_ request: APIRequest) throws(AccessError) {
    method = .GET
    target = try RequestTarget(request)
    accept = request.accept
    body = nil
    timeoutSeconds = request.timeoutSeconds
  }

  /// The question whether an action is allowed
  /// (https://kubernetes.io/docs/reference/access-authn-authz/authorization/#checking-api-access).
  init(reviewing action: ResourceAction, timeoutSeconds: Double) throws(AccessError) {
    method = .POST
    target = try RequestTarget(APIRequest(Self.reviewPath, timeoutSeconds: timeoutSeconds))
    accept = "application/json"
    body = Array(
      JSONValue(members: [
        "apiVersion": "authorization.k8s.io/v1",
        "kind": "SelfSubjectAccessReview",
        "spec": JSONValue(members: [
          "resourceAttributes": JSONValue(members: [
            "verb": .string(action.verb),
            "group": .string(action.group),
            "resource": .string(action.resource),
            "subresource": action.subresource.map(JSONValue.string),
            "namespace": action.namespace.map(JSONValue.string),
            "name": action.name.map(JSONValue.string),
          ])
        ]),
      ]).compactText.utf8)
    self.timeoutSeconds = timeoutSeconds
  }
}
