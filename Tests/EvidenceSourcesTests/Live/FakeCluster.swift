import ClusterObjects
import TestSupport
import Testing

@testable import EvidenceSources

/// An API server in memory: lists with pages that expire, single objects, discovery in both forms,
/// and faults. Its answers come in pieces that break anywhere.
actor FakeCluster: ClusterAPI {
  /// How it tells what it serves.
  enum DiscoveryForm { case aggregated, plain }

  nonisolated let name = "https://fake:6443"

  /// Objects by `apiVersion/plural`.
  var objects: [String: [FakeObject]] = [:]
  /// The kinds by `apiVersion/plural`.
  var kinds: [String: String] = [:]
  var resourceVersion = 1000
  var discoveryForm = DiscoveryForm.aggregated
  /// Group versions whose discovery is stale.
  var stale: Set<String> = []
  /// Faults by path, each used once.
  var faults: [String: [FakeFault]] = [:]
  /// Faults by path that stay; `*` at the end stands for anything.
  var standingFaults: [String: FakeFault] = [:]
  /// The `Date` header.
  var date: (@Sendable () -> Instant)?
  /// Run before the answer to the n-th request for a path, from 1.
  var events: [String: [Int: @Sendable (isolated FakeCluster) -> Void]] = [:]
  /// Run for every request, before it is answered.
  var onRequest: (@Sendable (APIRequest) async throws -> Void)?
  /// Whether lists of custom resources name their items before themselves.
  private(set) var requests: [APIRequest] = []
  private var counts: [String: Int] = [:]
  private var pages: [String: (rest: [FakeObject], version: Int, limit: Int)] = [:]
  private var nextToken = 0
  private var generator: SeededGenerator
  private var largestPieceBytes: Int

  init(seed: Int = 1, largestPieceBytes: Int = 700) {
    generator = SeededGenerator(seed: seed)
    self.largestPieceBytes = largestPieceBytes
  }

  func change(_ body: @Sendable (isolated FakeCluster) -> Void) { body(self) }

  /// Paths in the order they were asked for.
  var paths: [String] { requests.map(\.path) }

  /// Pages that were not asked for yet expire.
  func expirePages() { pages = [:] }

  // MARK: Contents

  func serve(_ apiVersion: String, _ plural: String, _ kind: String) {
    kinds["\(apiVersion)/\(plural)"] = kind
    objects["\(apiVersion)/\(plural)"] = objects["\(apiVersion)/\(plural)"] ?? []
  }

  /// Adds an object, or changes it.
  func put(_ resource: String, _ name: String, in namespace: String = "", _ more: String = "") {
    resourceVersion += 1
    var list = objects[resource] ?? []
    if let index = list.firstIndex(where: { $0.name == name && $0.namespace == namespace }) {
      list[index].more = more
      list[index].resourceVersion = resourceVersion
    } else {
      list.append(
        FakeObject(
          name: name, namespace: namespace, uid: "uid-\(resource.utf8.count)-\(resourceVersion)",
          resourceVersion: resourceVersion, more: more))
      list.sort { ($0.namespace, $0.name) < ($1.namespace, $1.name) }
    }
    objects[resource] = list
  }

  func remove(_ resource: String, _ name: String, in namespace: String = "") {
    resourceVersion += 1
    objects[resource]?.removeAll { $0.name == name && $0.namespace == namespace }
  }

  // MARK: Answers

  func get<Answer: Sendable>(
    _ request: APIRequest,
    _ read: @escaping @Sendable (APIResponseHead, APIBody) async throws -> Answer
  ) async throws -> Answer {
    requests.append(request)
    #expect(request.timeoutSeconds > 0)
    try await onRequest?(request)
    try Task.checkCancellation()
    counts[request.path, default: 0] += 1
    events[request.path]?[counts[request.path] ?? 0]?(self)
    var fault = standingFaults.first { path, _ in
      path == request.path || path.hasSuffix("*") && request.path.hasPrefix(path.dropLast())
    }?.value
    if faults[request.path]?.isEmpty == false { fault = faults[request.path]?.removeFirst() }
    var (head, text) = (APIResponseHead(status: 200), "")
    var failure: AccessError?
    switch fault {
    case .error(let error): throw error
    case .status(let code, let words, let seconds):
      (head, text) = Self.status(code, words)
      head.retryAfterSeconds = seconds
    case .body(let body, let type, let code):
      (head, text) = (APIResponseHead(status: code), body)
      head.contentType = type
    case .cutOff(let share, let error):
      (head, text) = answer(request)
      text = String(text.prefix(Int(Double(text.count) * share)))
      failure = error
    case nil: (head, text) = answer(request)
    }
    head.date = date?()
    return try await read(head, body(text, failure))
  }

  private func body(_ text: String, _ failure: AccessError?) -> APIBody {
    let bytes = Array(text.utf8)
    var pieces: [[UInt8]] = []
    var start = 0
    while start < bytes.count {
      let end = min(bytes.count, start + 1 + generator.index(below: largestPieceBytes))
      pieces.append(Array(bytes[start..<end]))
      start = end
    }
    let queue = FakePieces(pieces)
    return APIBody {
      if let piece = await queue.next() { return piece }
      if let failure { throw failure }
      return nil
    }
  }

  static func status(
    _ code: Int, _ words: String, details: String = "{}", reason: String = ""
  ) -> (APIResponseHead, String) {
    var head = APIResponseHead(status: code)
    head.contentType = "application/json"
    let text =
      "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\",\"message\":\"\(words)\","
      + "\"reason\":\"\(reason)\",\"details\":\(details),\"code\":\(code)}"
    return (head, text)
  }

  private func answer(_ request: APIRequest) -> (APIResponseHead, String) {
    var head = APIResponseHead(status: 200)
    head.contentType = "application/json"
    if request.path == "/version" {
      return (head, #"{"major":"1","minor":"34","gitVersion":"v1.34.1"}"#)
    }
    if let text = discovery(request) { return (head, text) }
    return answerAboutObjects(request, head)
  }

  private func answerAboutObjects(
    _ request: APIRequest, _ head: APIResponseHead
  ) -> (APIResponseHead, String) {
    var parts = request.path.split(separator: "/").map(String.init)
    let apiVersion = parts[0] == "api" ? parts[1] : parts[1...2].joined(separator: "/")
    parts.removeFirst(parts[0] == "api" ? 2 : 3)
    var namespace: String?
    if parts.count >= 3, parts[0] == "namespaces" {
      namespace = parts[1]
      parts.removeFirst(2)
    }
    let resource = "\(apiVersion)/\(parts[0])"
    guard let kind = kinds[resource] else {
      return Self.status(
        404, "the server could not find the requested resource", reason: "NotFound")
    }
    let found = (objects[resource] ?? []).filter { namespace == nil || $0.namespace == namespace }
    guard parts.count == 1 else {
      guard let object = found.first(where: { $0.name == parts[1] }) else {
        return Self.status(
          404, "\(parts[0]) \\\"\(parts[1])\\\" not found",
          details: "{\"name\":\"\(parts[1])\",\"kind\":\"\(parts[0])\"}", reason: "NotFound")
      }
      return (head, Self.text(object, kind, apiVersion))
    }
    let query = Dictionary(uniqueKeysWithValues: request.query.map { ($0.name, $0.value) })
    let limit = query["limit"].flatMap(Int.init) ?? Int.max
    if let token = query["continue"] {
      guard let page = pages[token] else {
        return Self.status(410, "The provided continue parameter is too old", reason: "Expired")
      }
      return (head, list(page.rest, page.version, limit, kind, apiVersion))
    }
    return (head, list(found, resourceVersion, limit, kind, apiVersion))
  }

  private func list(
    _ items: [FakeObject], _ version: Int, _ limit: Int, _ kind: String, _ apiVersion: String
  ) -> String {
    var metadata = "\"resourceVersion\":\"\(version)\""
    if items.count > limit {
      nextToken += 1
      pages["t\(nextToken)"] = (Array(items.dropFirst(limit)), version, limit)
      metadata += ",\"continue\":\"t\(nextToken)\",\"remainingItemCount\":\(items.count - limit)"
    }
    // As for custom resources: sorted names, and items that say their kind.
    let isCustom = apiVersion.contains(".") && !apiVersion.contains(".k8s.io")
    let texts = items.prefix(limit).map {
      isCustom ? Self.text($0, kind, apiVersion) : Self.text($0, nil, apiVersion)
    }.joined(separator: ",")
    return isCustom
      ? "{\"apiVersion\":\"\(apiVersion)\",\"items\":[\(texts)],\"kind\":\"\(kind)List\","
        + "\"metadata\":{\(metadata)}}\n"
      : "{\"kind\":\"\(kind)List\",\"apiVersion\":\"\(apiVersion)\",\"metadata\":{\(metadata)},"
        + "\"items\":[\(texts)]}\n"
  }

  private static func text(_ object: FakeObject, _ kind: String?, _ apiVersion: String) -> String {
    var metadata = "\"name\":\"\(object.name)\",\"uid\":\"\(object.uid)\","
    metadata += "\"resourceVersion\":\"\(object.resourceVersion)\""
    if !object.namespace.isEmpty { metadata += ",\"namespace\":\"\(object.namespace)\"" }
    var text = kind.map { "\"apiVersion\":\"\(apiVersion)\",\"kind\":\"\($0)\"," } ?? ""
    text += "\"metadata\":{\(metadata)}"
    return "{\(text)\(object.more.isEmpty ? "" : ",\(object.more)")}"
  }

  // MARK: Discovery

  private var servedByVersion: [String: [String]] {
    var served: [String: [String]] = [:]
    for resource in kinds.keys.sorted() {
      let parts = resource.split(separator: "/").map(String.init)
      served[parts.dropLast().joined(separator: "/"), default: []].append(parts[parts.count - 1])
    }
    return served
  }

  private func discovery(_ request: APIRequest) -> String? {
    let isAggregated =
      discoveryForm == .aggregated && request.accept.contains("APIGroupDiscoveryList")
    let served = servedByVersion
    let groups = Set(
      served.keys.filter { $0.contains("/") }.map { String($0.prefix { $0 != "/" }) })
    switch request.path {
    case "/api" where isAggregated: return Self.aggregated([("", ["v1"])], served, stale)
    case "/api": return #"{"kind":"APIVersions","versions":["v1"]}"#
    case "/apis":
      let versions = groups.sorted().map { group in
        (group, served.keys.filter { $0.hasPrefix(group + "/") }.sorted())
      }
      if isAggregated { return Self.aggregated(versions, served, stale) }
      let entries = versions.map { group, versions in
        let entries = versions.map { version in
          "{\"groupVersion\":\"\(version)\",\"version\":\"\(version.dropFirst(group.count + 1))\"}"
        }
        return "{\"name\":\"\(group)\",\"versions\":[\(entries.joined(separator: ","))]}"
      }
      return "{\"kind\":\"APIGroupList\",\"apiVersion\":\"v1\","
        + "\"groups\":[\(entries.joined(separator: ","))]}"
    default:
      let parts = request.path.split(separator: "/").map(String.init)
      guard parts[0] == "api" ? parts.count == 2 : parts.count == 3 else { return nil }
      let version = parts.dropFirst().joined(separator: "/")
      guard let plurals = served[version] else { return nil }
      let entries = plurals.map { "{\"name\":\"\($0)\"}" }.joined(separator: ",")
      return "{\"kind\":\"APIResourceList\",\"apiVersion\":\"v1\",\"groupVersion\":\"\(version)\","
        + "\"resources\":[\(entries)]}"
    }
  }

  private static func aggregated(
    _ groups: [(String, [String])], _ served: [String: [String]], _ stale: Set<String>
  ) -> String {
    let items = groups.map { group, versions in
      let entries = versions.map { version in
        let resources = (served[version] ?? []).map { "{\"resource\":\"\($0)\"}" }
        return "{\"version\":\"\(version.split(separator: "/").last ?? "")\","
          + "\"freshness\":\"\(stale.contains(version) ? "Stale" : "Current")\","
          + "\"resources\":[\(resources.joined(separator: ","))]}"
      }
      return
        "{\"metadata\":{\"name\":\"\(group)\"},\"versions\":[\(entries.joined(separator: ","))]}"
    }
    return "{\"kind\":\"APIGroupDiscoveryList\",\"apiVersion\":\"apidiscovery.k8s.io/v2\","
      + "\"metadata\":{},\"items\":[\(items.joined(separator: ","))]}"
  }
}
