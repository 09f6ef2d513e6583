import TestSupport

@testable import RequestRouting

/// A filter that sends requests elsewhere.
struct RandomRedirect {
  let scheme: String?
  let host: String?
  let port: Int?
  let fullPath: String?
  /// What takes the place of the prefix that matched.
  let prefixPath: String?
  let status: Int?

  /// - Parameter mayReplacePrefix: whether the rule has one match, by a prefix that is no root.
  init(_ random: inout SeededGenerator, mayReplacePrefix: Bool) {
    scheme = random.isOne(in: 2) ? (random.isOne(in: 3) ? "http" : "https") : nil
    host = random.isOne(in: 3) ? "other.example" : nil
    let ports: [Int?] = [80, 443, 8443, nil, nil, nil]
    port = ports[random.index(below: ports.count)]
    let replaces = mayReplacePrefix && random.isOne(in: 2)
    fullPath = !replaces && random.isOne(in: 4) ? "/a/b" : nil
    prefixPath = replaces ? ["/new", "/", "", "/new/x"][random.index(below: 4)] : nil
    let statuses: [Int?] = [nil, 301, 302, 308]
    status = statuses[random.index(below: statuses.count)]
  }

  /// https://gateway-api.sigs.k8s.io/reference/spec/#httprequestredirectfilter
  func answer(to request: RoutedRequest, prefix: String?) -> BruteAnswer {
    let standard = ["http": 80, "https": 443]
    let newScheme = scheme ?? request.scheme.rawValue
    let newPort = port ?? standard[scheme ?? ""] ?? request.port
    var path = request.path
    if let fullPath { path = fullPath }
    if let prefixPath, let prefix {
      let rest = path.dropFirst(BruteText.withoutSlash(prefix).count)
      path = BruteText.withoutSlash(prefixPath) + rest
      if path.isEmpty { path = "/" }
    }
    let place = (host ?? request.host) + (newPort == standard[newScheme] ? "" : ":\(newPort)")
    return .redirect(status: status ?? 302, location: "\(newScheme)://\(place)\(path)")
  }

  var text: String {
    var members: [String] = []
    if let scheme { members.append(#""scheme":"\#(scheme)""#) }
    if let host { members.append(#""hostname":"\#(host)""#) }
    if let port { members.append(#""port":\#(port)"#) }
    if let fullPath {
      members.append(#""path":{"type":"ReplaceFullPath","replaceFullPath":"\#(fullPath)"}"#)
    }
    if let prefixPath {
      members.append(
        #""path":{"type":"ReplacePrefixMatch","replacePrefixMatch":"\#(prefixPath)"}"#)
    }
    if let status { members.append(#""statusCode":\#(status)"#) }
    return
      #"[{"type":"RequestRedirect","requestRedirect":{\#(members.joined(separator: ","))}}]"#
  }
}
