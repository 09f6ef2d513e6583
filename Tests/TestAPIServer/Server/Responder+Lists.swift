import ClusterObjects

extension Responder {
  func list(
    _ type: ServedType, _ namespace: String?, _ request: TestRequest, user: String,
    rules: AccessRules
  ) -> Answer {
    var query = ListQuery(namespace: namespace)
    if let failure = read(request.query, into: &query) { return failure }
    let attributes = AccessRules.Attributes(
      verb: "list", group: type.group, resource: type.plural, namespace: namespace ?? "",
      name: query.name ?? "")
    guard rules.allows(attributes) else { return AccessRules.refusal(attributes, user: user) }
    switch cluster.page(of: type, query) {
    case .success(let page): return Answer(Self.body(page, of: type))
    case .failure(.badToken):
      return .badRequest("continue key is not valid: invalid character in token")
    case .failure(.expired(let token)): return .expired(token: token.text)
    }
  }

  /// What is not understood is refused, or a test could believe that it was heeded.
  private func read(
    _ items: [(name: String, value: String)], into query: inout ListQuery
  ) -> Answer? {
    for (name, value) in items where !value.isEmpty {
      switch name {
      case "limit":
        guard let limit = Int(value), limit >= 0 else {
          return .badRequest("strconv.ParseInt: parsing \"\(value)\": invalid syntax")
        }
        query.limit = limit == 0 ? nil : limit
      case "continue": query.token = value
      case "fieldSelector":
        let sides = value.split(separator: "=", omittingEmptySubsequences: true)
        guard sides.count == 2 else { return .badRequest("invalid selector: '\(value)'") }
        switch sides[0] {
        case "metadata.name": query.name = String(sides[1])
        case "metadata.namespace" where query.namespace == nil:
          query.namespace = String(sides[1])
        default: return .badRequest("field label not supported: \(sides[0])")
        }
      case "resourceVersion", "resourceVersionMatch", "timeoutSeconds", "timeout", "pretty": break
      default: return .badRequest("the test server does not know the parameter \(name)")
      }
    }
    if !options.honoursLimit { query.limit = nil }
    if let most = options.maximumPageLength { query.limit = min(query.limit ?? most, most) }
    return nil
  }

  /// Built-in types are written in the order of their fields, and their items without kind and
  /// version; what custom resource definitions bring is written in alphabetical order.
  private static func body(_ page: ListPage, of type: ServedType) -> AnswerBody {
    var metadata: [String: JSONValue] = ["resourceVersion": .string(String(page.resourceVersion))]
    if let token = page.token { metadata["continue"] = .string(token.text) }
    if let count = page.remainingCount { metadata["remainingItemCount"] = JSONValue(count) }
    let version = "\"apiVersion\":\"\(type.groupVersion)\""
    var body = AnswerBody(objects: page.objects)
    if type.isBuiltIn {
      let written = JSONValue.object(metadata).compactText
      body.head = Array(
        "{\"kind\":\"\(type.kind)List\",\(version),\"metadata\":\(written),\"items\":[".utf8)
      body.tail = Array("]}\n".utf8)
    } else {
      if page.token == nil { metadata["continue"] = "" }
      let written = JSONValue.object(metadata).compactText
      body.head = Array("{\(version),\"items\":[".utf8)
      body.tail = Array("],\"kind\":\"\(type.kind)List\",\"metadata\":\(written)}\n".utf8)
      body.objectHead = Array("{\(version),\"kind\":\"\(type.kind)\",".utf8)
    }
    return body
  }
}
