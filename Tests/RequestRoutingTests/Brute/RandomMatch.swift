import TestSupport

@testable import RequestRouting

/// A match of a rule of a random route.
struct RandomMatch {
  /// Nil: none is written.
  let path: String?
  let isExact: Bool
  let method: String?
  let headers: [String: String]
  let query: [String: String]

  /// Nothing is asked.
  static let none = RandomMatch(path: nil, isExact: false, method: nil, headers: [:], query: [:])

  private init(
    path: String?, isExact: Bool, method: String?, headers: [String: String],
    query: [String: String]
  ) {
    self.path = path
    self.isExact = isExact
    self.method = method
    self.headers = headers
    self.query = query
  }

  /// - Parameter prefix: how prefixes for `/a` are written: whether `/a/` is longer than `/a` is
  ///   not said.
  init(_ random: inout SeededGenerator, prefix: String) {
    isExact = random.isOne(in: 4)
    let paths = ["/", isExact ? "/a" : prefix, "/a/b", "/ab", isExact ? "/a/" : prefix]
    path = isExact || !random.isOne(in: 5) ? paths[random.index(below: paths.count)] : nil
    method = random.isOne(in: 4) ? (random.isOne(in: 2) ? "GET" : "POST") : nil
    var headers: [String: String] = [:]
    if random.isOne(in: 5) { headers["X-Team"] = random.isOne(in: 2) ? "red" : "blue" }
    if random.isOne(in: 10) { headers["x-v"] = "1" }
    self.headers = headers
    var query: [String: String] = [:]
    if random.isOne(in: 6) { query["q"] = random.isOne(in: 2) ? "1" : "2" }
    if random.isOne(in: 10) { query["r"] = "1" }
    self.query = query
  }

  func holds(_ request: RoutedRequest) -> Bool {
    let path = path ?? "/"
    guard isExact ? path == request.path : BruteText.prefix(path, holds: request.path) else {
      return false
    }
    if let method, method != request.method { return false }
    for (name, value) in headers where request.headers[name.lowercased()] != value { return false }
    for (name, value) in query {
      let found = request.query.first { $0.name == name }
      if found?.value != value { return false }
    }
    return true
  }

  /// What decides between two that hold a request, the most important first; more wins
  /// (https://gateway-api.sigs.k8s.io/reference/spec/#httprouterule).
  var rank: [Int] {
    let path = isExact ? path ?? "/" : BruteText.withoutSlash(path ?? "/")
    return [isExact ? 1 : 0, path.count, method == nil ? 0 : 1, headers.count, query.count]
  }

  var text: String {
    var members: [String] = []
    if let path {
      members.append(
        #""path":{"type":"\#(isExact ? "Exact" : "PathPrefix")","value":"\#(path)"}"#)
    }
    if let method { members.append(#""method":"\#(method)""#) }
    if !headers.isEmpty { members.append(#""headers":\#(Self.list(headers))"#) }
    if !query.isEmpty { members.append(#""queryParams":\#(Self.list(query))"#) }
    return "{\(members.joined(separator: ","))}"
  }

  private static func list(_ values: [String: String]) -> String {
    let elements = values.sorted { $0.key < $1.key }
      .map { #"{"name":"\#($0.key)","value":"\#($0.value)"}"# }
    return "[\(elements.joined(separator: ","))]"
  }
}
