@testable import RequestRouting

/// Every request of a small world.
enum BruteUniverse {
  /// Names, one and two labels below the wildcards, the end of a wildcard, and a foreign host.
  static let hosts = [
    "a.test", "b.a.test", "c.b.a.test", "x.test", "y.x.test", "test", "other.example",
  ]
  static let paths = [
    "/", "/a", "/a/", "/a/b", "/a/b/", "/a/b/c", "/a/bc", "/ab", "/ab/", "/abc", "/A", "/q",
  ]
  private static let headers: [[String: String]] = [
    ["x-team": "red"], ["x-team": "blue", "x-v": "1"], ["x-team": "red", "x-v": "1"],
  ]
  private static let queries: [[RequestParameter]] = [
    [RequestParameter(name: "q", value: "1")],
    [RequestParameter(name: "q", value: "2"), RequestParameter(name: "r", value: "1")],
  ]

  /// Requests without conditions, and some others: for what knows none.
  static let plain: [RoutedRequest] = {
    var requests: [RoutedRequest] = []
    for host in hosts {
      for path in paths {
        for scheme in RequestScheme.allCases {
          requests.append(RoutedRequest(scheme: scheme, host: host, path: path))
        }
      }
      requests.append(
        RoutedRequest(
          scheme: .http, host: host, path: "/a", method: "POST", headers: headers[0],
          query: queries[0]))
    }
    return requests
  }()

  /// All.
  static let requests: [RoutedRequest] = {
    var requests = plain
    for host in hosts {
      for (place, path) in paths.enumerated() {
        // By one scheme each: conditions and schemes have nothing to do with each other.
        let scheme = RequestScheme.allCases[place % 2]
        requests += conditional(RoutedRequest(scheme: scheme, host: host, path: path))
      }
    }
    return requests
  }()

  private static func conditional(_ plain: RoutedRequest) -> [RoutedRequest] {
    func request(
      _ method: String, _ headers: [String: String] = [:], _ query: [RequestParameter] = []
    ) -> RoutedRequest {
      RoutedRequest(
        scheme: plain.scheme, host: plain.host, path: plain.path, method: method,
        headers: headers, query: query)
    }
    return [
      request("POST"), request("GET", headers[0]), request("PUT", headers[1]),
      request("GET", [:], queries[0]), request("POST", headers[2], queries[0]),
      request("GET", headers[0], queries[1]),
    ]
  }
}
