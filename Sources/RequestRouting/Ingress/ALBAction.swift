import ClusterObjects

/// What an annotation `alb.ingress.kubernetes.io/actions.NAME` says
/// (https://kubernetes-sigs.github.io/aws-load-balancer-controller, guide/ingress/annotations).
struct ALBAction: Sendable {
  /// The longest annotation that is read, in bytes.
  static let mostBytes = 64 * 1024
  /// How many target groups are read.
  static let mostGroups = 64

  let answer: RouteAnswer
  private(set) var problems: [RoutingProblem] = []

  init(named name: String, of ingress: RecordedIngress, in services: ServiceInventory) {
    let annotation = "alb.ingress.kubernetes.io/actions.\(name)"
    guard let text = ingress.annotations[annotation] else {
      answer = .unproven("the annotation \(annotation) is not there")
      return
    }
    guard text.utf8.count <= Self.mostBytes,
      let parsed = try? JSONValue(parsing: Array(text.utf8)), case .object = parsed
    else {
      answer = .unproven("the annotation \(annotation) is no JSON that is read")
      return
    }
    let json = Self.lowercasingNames(parsed, depth: 0)
    switch json["type"]?.text?.lowercased() {
    case "fixed-response":
      let status = Self.number(json["fixedresponseconfig"]?["statuscode"])
      answer = status.map { .status($0) } ?? .unproven("\(annotation) names no status")
    case "redirect":
      let redirect = json["redirectconfig"].flatMap(Self.redirect)
      answer = redirect.map { .redirect($0) } ?? .unproven("\(annotation) is not computed")
    case "forward":
      let (targets, problems) = Self.targets(json, in: ingress.key.namespace, services)
      self.problems = problems
      let set = BackendSet(targets)
      answer =
        set.shares.isEmpty
        ? .unproven("\(annotation) names no target group") : .backends(set, nil)
    default: answer = .unproven("the type of \(annotation) is not known")
    }
  }

  /// Names in lower case: the controller's older versions wrote `RedirectConfig`.
  private static func lowercasingNames(_ json: JSONValue, depth: Int) -> JSONValue {
    // What is read is four levels deep.
    guard depth < 8 else { return .null }
    switch json {
    case .object(let members):
      var lower: [String: JSONValue] = [:]
      for (name, value) in members.sorted(by: { $0.key.precedesBytewise($1.key) }) {
        lower[name.lowercased()] = lowercasingNames(value, depth: depth + 1)
      }
      return .object(lower)
    case .array(let elements):
      return .array(elements.map { lowercasingNames($0, depth: depth + 1) })
    default: return json
    }
  }

  /// A number, also one in quotes.
  private static func number(_ json: JSONValue?) -> Int? {
    json?.int ?? json?.text.flatMap { Int($0) }
  }

  private static func redirect(_ json: JSONValue) -> RequestRedirect? {
    let status: Int
    switch json["statuscode"]?.text {
    case "HTTP_301", nil: status = 301
    case "HTTP_302": status = 302
    default: return nil
    }
    // `#{host}` and the like stand for the request's own; mixed with other text they are not
    // computed.
    func own(_ name: String, _ same: String) -> String?? {
      guard let text = json[name]?.text ?? number(json[name]).map(String.init), text != same
      else { return .some(nil) }
      return text.contains("#{") ? nil : .some(text)
    }
    guard let host = own("host", "#{host}"), let path = own("path", "/#{path}"),
      let scheme = own("protocol", "#{protocol}"), let port = own("port", "#{port}")
    else { return nil }
    let portNumber = port.flatMap { Int($0) }
    let lower = scheme?.lowercased()
    let isUsual = (lower == "https" && portNumber == 443) || (lower == "http" && portNumber == 80)
    return RequestRedirect(
      scheme: lower, host: host, port: isUsual ? nil : portNumber, path: path.map { .full($0) },
      status: status)
  }

  private static func targets(
    _ json: JSONValue, in namespace: String, _ services: ServiceInventory
  ) -> (targets: [(target: BackendTarget, weight: Int)], problems: [RoutingProblem]) {
    if let arn = json["targetgrouparn"]?.text { return ([(.custom("target group \(arn)"), 1)], []) }
    var targets: [(target: BackendTarget, weight: Int)] = []
    var problems: [RoutingProblem] = []
    for group in (json["forwardconfig"]?["targetgroups"]?.elements ?? []).prefix(mostGroups) {
      let weight = number(group["weight"]) ?? 1
      if let arn = group["targetgrouparn"]?.text {
        targets.append((.custom("target group \(arn)"), weight))
      } else if let name = group["servicename"]?.text {
        let port = number(group["serviceport"])
        let (target, found) = IngressBackendReading.target(
          service: name, port: port, portName: port == nil ? group["serviceport"]?.text : nil,
          in: namespace, services)
        targets.append((target, weight))
        problems += found
      }
    }
    return (targets, problems)
  }
}
