import ClusterObjects
import TestSupport

@testable import RequestRouting

/// Random rules over few hosts and paths, in which much coincides.
struct RandomTable {
  let rules: [RoutingRule]

  private static let hosts: [HostPattern] = [
    .any, .exact("a.test"), .exact("b.a.test"), .labels(suffix: "a.test"),
    .oneLabel(suffix: "test"),
  ]
  private static let paths = ["/", "/a", "/a/b", "/ab", "/a/b/c"]

  init(_ random: inout SeededGenerator) {
    let count = Int.random(in: 1...6, using: &random)
    rules = (0..<count).map { place in
      let path = Self.paths.randomElement(using: &random) ?? "/"
      let pattern: PathPattern =
        switch Int.random(in: 0...3, using: &random) {
        case 0: .exact(path)
        case 1: .text(path)
        default: PathPattern(prefix: path)
        }
      let conditions: RequestConditions =
        switch Int.random(in: 0...5, using: &random) {
        case 0: RequestConditions(method: "POST")
        case 1: RequestConditions(headers: ["x-team": .exact("red")])
        default: .none
        }
      let port = Int.random(in: 1...3, using: &random)
      return RoutingRule(
        host: Self.hosts.randomElement(using: &random) ?? .any, path: pattern,
        conditions: conditions,
        answer: .backends(
          BackendSet(.service(namespace: "n", name: "s", port: port)), nil),
        sources: [], place: "rule \(place)")
    }
  }

  var table: RoutingTable {
    var byHost: [HostPattern: [RoutingRule]] = [:]
    for rule in rules { byHost[rule.host, default: []].append(rule) }
    let scope = RoutingScope(
      host: .any, name: "test",
      hosts: byHost.map { HostRoutes(host: $0.key, rules: $0.value) }, fallThrough: .never)
    return RoutingTable(entryPoints: [EntryPoint(scheme: .http, port: 80, scopes: [scope])])
  }

  /// The answer by trying everything: the most specific host that has rules, then the first rule.
  func answer(to request: RoutedRequest) -> RouteAnswer {
    let host = Set(rules.map(\.host)).filter { $0.matches(request.host) }.max {
      $0.specificity < $1.specificity
    }
    let rule = rules.first {
      $0.host == host && $0.path.matches(request.path) && $0.conditions.hold(for: request)
    }
    return rule?.answer ?? .status(404)
  }

  /// Every request of a small world.
  static let universe: [RoutedRequest] = {
    var requests: [RoutedRequest] = []
    for host in ["a.test", "b.a.test", "c.b.a.test", "x.test", "else.where"] {
      for path in ["/", "/a", "/a/", "/a/b", "/a/b/", "/ab", "/abc", "/a/b/c", "/a/x", "/q"] {
        for method in ["GET", "POST"] {
          for headers in [[:], ["x-team": "red"], ["x-team": "blue"]] {
            requests.append(
              RoutedRequest(
                scheme: .http, host: host, path: path, method: method, headers: headers))
          }
        }
      }
    }
    return requests
  }()
}
