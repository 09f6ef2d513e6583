import TestSupport

/// One Ingress of a random configuration.
struct RandomIngress {
  struct Rule {
    let host: String?
    let path: String
    let isExact: Bool
    let backend: String
    let isPortNamed: Bool
  }

  let name: String
  /// The greater, the older.
  let age: Int
  let rules: [Rule]
  let defaultBackend: String?
  /// The hosts of each element of `tls`.
  let tls: [[String]]

  private static let hosts: [String?] = ["a.test", "b.a.test", "*.test", "*.a.test", nil]
  private static let services = ["web", "web2", "cart"]

  /// - Parameters:
  ///   - prefix: how prefixes for `/a` are written: `/a` and `/a/` mean the same, and which of
  ///     them wins where both are written is not said.
  ///   - mayHaveDefault: whether it may have a default backend.
  init(
    _ random: inout SeededGenerator, name: String, prefix: String, mayHaveDefault: Bool
  ) {
    self.name = name
    age = random.index(below: 2)
    var own: [Rule] = []
    let hosts = Self.hosts.shuffled(using: &random).prefix(2)
    let count = mayHaveDefault && random.isOne(in: 3) ? 0 : 1 + random.index(below: 4)
    for _ in 0..<count {
      let isExact = random.isOne(in: 3)
      let paths = ["/", isExact ? "/a" : prefix, "/a/b", "/ab", isExact ? "/a/" : prefix]
      own.append(
        Rule(
          host: hosts.randomElement(using: &random) ?? nil,
          path: paths.randomElement(using: &random) ?? "/", isExact: isExact,
          backend: Self.services.randomElement(using: &random) ?? "web",
          isPortNamed: random.isOne(in: 4)))
    }
    rules = own
    defaultBackend =
      mayHaveDefault && (own.isEmpty || random.isOne(in: 2))
      ? Self.services.randomElement(using: &random) : nil
    tls = Self.tls(&random, own.compactMap(\.host))
  }

  private static func tls(_ random: inout SeededGenerator, _ named: [String]) -> [[String]] {
    guard random.isOne(in: 2) else { return [] }
    switch random.index(below: 6) {
    case 0: return [[]]
    case 1: return [["*.test"]]
    case 2: return [Array(named.prefix(1)) + ["unused.test"], ["*.a.test"]]
    default: return named.isEmpty ? [] : [named]
    }
  }

  /// Every host its rules name.
  func names(_ host: String?) -> Bool { rules.contains { $0.host == host } }

  /// The elements of `spec.rules`.
  var ruleTexts: [String] {
    rules.map { rule in
      IngressTestCluster.rule(
        rule.host,
        IngressTestCluster.path(
          rule.path, rule.isExact ? "Exact" : "Prefix", to: rule.backend,
          port: rule.isPortNamed ? "http" : "80"))
    }
  }

  /// The other members of `spec`, each followed by a comma.
  var specText: String {
    var text = ""
    if let defaultBackend {
      text +=
        #""defaultBackend": {"service": {"name": "\#(defaultBackend)", "port": {"number": 80}}},"#
    }
    if !tls.isEmpty {
      let entries = tls.map { hosts in
        hosts.isEmpty
          ? #"{"secretName": "s"}"#
          : #"{"hosts": [\#(hosts.map { "\"\($0)\"" }.joined(separator: ","))]}"#
      }
      text += #""tls": [\#(entries.joined(separator: ","))],"#
    }
    return text
  }
}
