import TestSupport

/// An HTTPRoute of a random configuration.
struct RandomRoute {
  struct Backend {
    let name: String
    let port: Int
    /// Nil: none is written.
    let weight: Int?
  }

  struct Rule {
    let matches: [RandomMatch]
    let redirect: RandomRedirect?
    let backends: [Backend]
  }

  /// A listener, or all of the Gateway.
  struct Parent {
    let section: String?
    let port: Int?
    /// Whether the controller says that it does not take the route there.
    let isRefused: Bool

    var text: String {
      let section = section.map { #","sectionName":"\#($0)""# } ?? ""
      let port = port.map { #","port":\#($0)"# } ?? ""
      return #"{"name":"edge","namespace":"infra"\#(section)\#(port)}"#
    }
  }

  let namespace: String
  let name: String
  /// The greater, the older.
  let age: Int
  let hosts: [String]
  let parents: [Parent]
  let rules: [Rule]

  init(_ random: inout SeededGenerator, name: String, prefix: String) {
    self.name = name
    namespace = random.isOne(in: 5) ? "infra" : "shop"
    age = random.index(below: 2)
    let all = ["a.test", "b.a.test", "*.test", "*.a.test", "x.test", "other.example"]
    hosts = Array(all.shuffled(using: &random).prefix(random.index(below: 3)))
    let isRefused = random.isOne(in: 16)
    switch random.index(below: 10) {
    case 0: parents = [Parent(section: nil, port: 80, isRefused: isRefused)]
    case 1: parents = [Parent(section: "nowhere", port: nil, isRefused: false)]
    case 2, 3: parents = [Parent(section: "l0", port: nil, isRefused: isRefused)]
    case 4:
      parents = [
        Parent(section: "l0", port: nil, isRefused: isRefused),
        Parent(section: "l1", port: nil, isRefused: false),
      ]
    default: parents = [Parent(section: nil, port: nil, isRefused: isRefused)]
    }
    var rules: [Rule] = []
    let count = random.isOne(in: 16) ? 0 : 1 + random.index(below: 3)
    for _ in 0..<count { rules.append(Self.rule(&random, prefix: prefix)) }
    self.rules = rules
  }

  private static func rule(_ random: inout SeededGenerator, prefix: String) -> Rule {
    var matches: [RandomMatch] = []
    for _ in 0..<random.index(below: 3) {
      matches.append(RandomMatch(&random, prefix: prefix))
    }
    if random.isOne(in: 5) {
      let mayReplace =
        matches.count == 1 && !matches[0].isExact && (matches[0].path ?? "/") != "/"
      return Rule(
        matches: matches, redirect: RandomRedirect(&random, mayReplacePrefix: mayReplace),
        backends: [])
    }
    var backends: [Backend] = []
    for _ in 0..<random.pick([(value: 1, weight: 6), (2, 3), (3, 1), (0, 1)]) {
      let weights: [Int?] = [nil, nil, 0, 1, 2, 3]
      backends.append(
        Backend(
          name: random.pick([(value: "web", weight: 3), ("web2", 3), ("cart", 3), ("gone", 1)]),
          port: random.isOne(in: 12) ? 81 : 80, weight: weights[random.index(below: 6)]))
    }
    return Rule(matches: matches, redirect: nil, backends: backends)
  }

  var rulesText: String {
    let rules = rules.map { rule in
      var members: [String] = []
      if !rule.matches.isEmpty {
        members.append(#""matches":[\#(rule.matches.map(\.text).joined(separator: ","))]"#)
      }
      if let redirect = rule.redirect { members.append(#""filters":\#(redirect.text)"#) }
      let backends = rule.backends.map { backend in
        let weight = backend.weight.map { #","weight":\#($0)"# } ?? ""
        return
          #"{"name":"\#(backend.name)","namespace":"shop","port":\#(backend.port)\#(weight)}"#
      }
      if !backends.isEmpty {
        members.append(#""backendRefs":[\#(backends.joined(separator: ","))]"#)
      }
      return "{\(members.joined(separator: ","))}"
    }
    return "[\(rules.joined(separator: ",\n    "))]"
  }

  var parentsText: String { "[\(parents.map(\.text).joined(separator: ","))]" }

  /// What the controller says, where it says something.
  var statusText: String {
    let entries = parents.filter(\.isRefused).map { parent in
      """
      {"parentRef":\(parent.text),"controllerName":"example.org/proxy",
      "conditions":[{"type":"Accepted","status":"False","reason":"NotAllowedByListeners"}]}
      """
    }
    return "[\(entries.joined(separator: ","))]"
  }
}
