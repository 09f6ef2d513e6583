import TestSupport

@testable import RequestRouting

/// Some Ingresses of one class.
struct RandomIngresses {
  /// Which controllers' rules decide.
  enum Controller: String {
    case nginx = "k8s.io/ingress-nginx"
    /// One of which nothing is known but the API.
    case plain = "example.com/plain"
  }

  let controller: Controller
  /// In the order in which they decide.
  let ingresses: [RandomIngress]

  init(_ random: inout SeededGenerator, controller: Controller) {
    self.controller = controller
    let prefix = random.isOne(in: 3) ? "/a/" : "/a"
    let count = 1 + random.index(below: 4)
    // Which of several default backends ingress-nginx takes is said for those without rules only.
    let holder = random.index(below: 2 * count)
    var list: [RandomIngress] = []
    for place in 0..<count {
      list.append(
        RandomIngress(
          &random, name: "i\(place)", prefix: prefix,
          mayHaveDefault: controller == .plain ? random.isOne(in: 3) : place == holder))
    }
    // ingress-nginx takes the last name first where two are of one age.
    ingresses = list.sorted { first, second in
      if first.age != second.age { return first.age > second.age }
      return controller == .nginx ? first.name > second.name : first.name < second.name
    }
  }

  var text: String {
    "controller \(controller.rawValue)\n"
      + ingresses.map { ingress in
        "\(ingress.name), created \(Self.created(ingress)): {\(ingress.specText) \"rules\": "
          + "[\(ingress.ruleTexts.joined(separator: ",\n  "))]}"
      }.joined(separator: "\n")
  }

  private static func created(_ ingress: RandomIngress) -> String {
    "202\(5 - ingress.age)-01-01T00:00:00Z"
  }

  func table() throws -> RoutingTable {
    var cluster = try IngressTestCluster(classes: ["nginx": controller.rawValue])
    for service in ["web", "web2", "cart"] { try cluster.service(service) }
    for ingress in ingresses {
      try cluster.ingress(
        ingress.name, created: Self.created(ingress), spec: ingress.specText,
        rules: ingress.ruleTexts)
    }
    return try cluster.compiled().table
  }
}
