import ClusterObjects

extension Responder {
  /// Answers who may do what
  /// (SelfSubjectAccessReview,
  /// https://kubernetes.io/docs/reference/access-authn-authz/authorization/#checking-api-access).
  func answerReview(
    _ request: TestRequest, _ path: RequestPath, user: String, rules: AccessRules
  ) -> Answer {
    let reviews = RequestPath.list(
      group: "authorization.k8s.io", version: "v1", plural: "selfsubjectaccessreviews",
      namespace: nil)
    guard path == reviews else { return .methodNotAllowed }
    guard var review = try? JSONValue(parsing: request.body), let spec = review["spec"] else {
      return .badRequest(
        "the object provided is unrecognized (must be of type "
          + "SelfSubjectAccessReview)")
    }
    let isAllowed: Bool
    if let asked = spec["resourceAttributes"] {
      isAllowed = rules.allows(
        AccessRules.Attributes(
          verb: asked["verb"]?.text ?? "", group: asked["group"]?.text ?? "",
          resource: asked["resource"]?.text ?? "", namespace: asked["namespace"]?.text ?? "",
          name: asked["name"]?.text ?? ""))
    } else if let path = spec["nonResourceAttributes"]?["path"]?.text {
      isAllowed = spec["nonResourceAttributes"]?["verb"] == "get" && rules.allows(path: path)
    } else {
      return .badRequest(
        "exactly one of nonResourceAttributes or resourceAttributes must be specified")
    }
    let reason = isAllowed ? "RBAC: allowed by ClusterRoleBinding \"reader\"" : nil
    review["kind"] = "SelfSubjectAccessReview"
    review["apiVersion"] = "authorization.k8s.io/v1"
    review["metadata"] = .object([:])
    review["status"] = JSONValue(members: [
      "allowed": .bool(isAllowed), "reason": reason.map { .string($0) },
    ])
    return Answer(code: 201, json: review)
  }
}
