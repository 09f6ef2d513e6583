import ClusterObjects

/// Answers requests as an API server does, faults left aside.
struct Responder: Sendable {
  let cluster: TestCluster
  let options: TestServerOptions

  func answer(_ request: TestRequest, user: String, rules: AccessRules) -> Answer {
    guard let plain = path(of: request) else { return .pageNotFound }
    let path = RequestPath(plain)
    if request.method == "POST" { return answerReview(request, path, user: user, rules: rules) }
    guard request.method == "GET" else { return .methodNotAllowed }
    let accepted = MediaTypes(request.header("accept"))
    guard accepted.acceptsJSON || accepted.aggregatedDiscovery != nil else {
      return .status(
        406, reason: "NotAcceptable",
        "only the following media types are accepted: application/json, application/yaml, "
          + "application/vnd.kubernetes.protobuf")
    }
    switch path {
    case .list(let group, let version, let plural, let namespace):
      return withType(group, version, plural, namespace: namespace) { type in
        list(type, namespace, request, user: user, rules: rules)
      }
    case .object(let group, let version, let plural, let namespace, let name):
      return withType(group, version, plural, namespace: namespace) { type in
        object(type, namespace, name, user: user, rules: rules)
      }
    default:
      guard rules.allows(path: plain) else { return AccessRules.refusal(path: plain, user: user) }
      return discover(path, accepted)
    }
  }

  /// The path without the base path; nil: it is not below it.
  func path(of request: TestRequest) -> String? {
    guard request.path.hasPrefix(options.basePath) else { return nil }
    let path = String(request.path.dropFirst(options.basePath.count))
    return path.hasPrefix("/") ? path : nil
  }

  // MARK: Discovery

  private func discover(_ path: RequestPath, _ accepted: MediaTypes) -> Answer {
    let (types, stale) = cluster.served
    let documents = DiscoveryDocuments(types: types, stale: stale)
    let version = options.hasAggregatedDiscovery ? accepted.aggregatedDiscovery : nil
    switch path {
    case .version: return Answer(json: versionDocument)
    case .health: return Answer(contentType: "text/plain; charset=utf-8", text: "ok")
    case .core:
      guard let version else { return varying(Answer(json: documents.coreVersions)) }
      return aggregated(documents.aggregatedCore(as: version), version)
    case .groups:
      guard let version else { return varying(Answer(json: documents.groupList)) }
      return aggregated(documents.aggregatedGroups(as: version), version)
    case .group(let name):
      return documents.group(name).map { Answer(json: $0) } ?? .pageNotFound
    case .resources(let group, let version):
      if stale.contains(group + "/" + version) { return .serviceUnavailable }
      let list = documents.resourceList(group: group, version: version)
      return list.map { Answer(json: $0) } ?? .pageNotFound
    case .list, .object, .other: return .pageNotFound
    }
  }

  private func varying(_ answer: Answer) -> Answer {
    var answer = answer
    if options.hasAggregatedDiscovery { answer.headers.append(("Vary", "Accept")) }
    return answer
  }

  private func aggregated(_ document: JSONValue, _ version: String) -> Answer {
    var answer = varying(Answer(json: document))
    answer.contentType =
      "application/json;g=apidiscovery.k8s.io;v=\(version);as=APIGroupDiscoveryList"
    return answer
  }

  private var versionDocument: JSONValue {
    let text = cluster.gitVersion
    let numbers = text.drop { $0 == "v" }.split(separator: ".")
    return .object([
      "major": .string(String(numbers.first ?? "1")),
      "minor": .string(String(numbers.dropFirst().first ?? "34")),
      "gitVersion": .string(text), "gitCommit": "0123456789abcdef0123456789abcdef01234567",
      "gitTreeState": "clean", "buildDate": "2026-10-01T00:00:00Z", "goVersion": "go1.25.0",
      "compiler": "gc", "platform": "linux/amd64",
    ])
  }

  // MARK: Objects

  private func withType(
    _ group: String, _ version: String, _ plural: String, namespace: String?,
    _ answer: (ServedType) -> Answer
  ) -> Answer {
    let (types, stale) = cluster.served
    if stale.contains(group + "/" + version) { return .serviceUnavailable }
    let inVersion = types.filter { $0.group == group && $0.version == version }
    guard let type = inVersion.first(where: { $0.plural == plural }) else {
      return inVersion.first?.isBuiltIn == true ? .resourceNotFound : .pageNotFound
    }
    // A namespace in the path of what has none.
    if !type.isNamespaced, !(namespace ?? "").isEmpty { return .resourceNotFound }
    return answer(type)
  }

  private func object(
    _ type: ServedType, _ namespace: String, _ name: String, user: String, rules: AccessRules
  ) -> Answer {
    let attributes = AccessRules.Attributes(
      verb: "get", group: type.group, resource: type.plural,
      // RBAC sees a namespace as a thing within itself.
      namespace: type.plural == "namespaces" ? name : namespace, name: name)
    guard rules.allows(attributes) else { return AccessRules.refusal(attributes, user: user) }
    guard type.isNamespaced == !namespace.isEmpty else { return .resourceNotFound }
    guard let bytes = cluster.bytes(of: type, namespace: namespace, name: name) else {
      return .objectNotFound(type, name)
    }
    return Answer(AnswerBody(head: bytes, tail: [UInt8(ascii: "\n")]))
  }
}
