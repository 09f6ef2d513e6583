import ClusterObjects

/// A share of a route's requests that another Ingress takes
/// (https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#canary).
struct NginxCanary: Sendable {
  /// What the requests without a telling header get.
  let answer: RouteAnswer
  /// What others get, in order.
  private(set) var byHeader: [(conditions: RequestConditions, answer: RouteAnswer)] = []
  private(set) var notes: [String] = []

  /// Nil where the main answer does not go to backends: a canary only shares these.
  ///
  /// - Parameters:
  ///   - main: what the route does without it.
  ///   - backend: who gets the share.
  init?(_ ingress: RecordedIngress, main: RouteAnswer, backend: RouteAnswer) {
    guard case .backends(let mainSet, let change) = main,
      case .backends(let canarySet, _) = backend, mainSet.shares.count == 1,
      let mainTarget = mainSet.shares.first?.target,
      let canaryTarget = canarySet.shares.first?.target
    else { return nil }
    var notes: [String] = []
    func number(_ name: String, default usual: Int) -> Int {
      guard let text = ingress.nginx(name) else { return usual }
      guard let number = Int(text.trimmed), (0...1_000_000_000).contains(number) else {
        notes.append("\(name) \(text) of \(ingress.name) is no number: \(usual) is taken")
        return usual
      }
      return number
    }
    var total = number("canary-weight-total", default: 100)
    if total == 0 { total = 100 }
    let weight = min(number("canary-weight", default: 0), total)
    answer = .backends(
      BackendSet([(mainTarget, total - weight), (canaryTarget, weight)]), change)
    let whole = RouteAnswer.backends(BackendSet(canaryTarget), change)
    if let cookie = ingress.nginx("canary-by-cookie"), !cookie.isEmpty {
      notes.append("the cookie \(cookie) decides too, which is not computed")
    }
    self.notes = notes
    readHeader(ingress, canary: whole, main: .backends(BackendSet(mainTarget), change))
  }

  private mutating func readHeader(
    _ ingress: RecordedIngress, canary: RouteAnswer, main: RouteAnswer
  ) {
    guard let header = ingress.nginx("canary-by-header")?.lowercased(), !header.isEmpty else {
      return
    }
    func add(_ condition: ValueCondition, _ answer: RouteAnswer) {
      byHeader.append((RequestConditions(headers: [header: condition]), answer))
    }
    if let value = ingress.nginx("canary-by-header-value"), !value.isEmpty {
      add(.exact(value), canary)
    } else if let pattern = ingress.nginx("canary-by-header-pattern"), !pattern.isEmpty {
      // It may match anywhere in the value.
      let anchored = pattern.hasPrefix("^") ? pattern : "^.*(?:\(pattern))"
      do {
        add(.regex(try PathRegex(anchored, anchoring: .start)), canary)
      } catch {
        notes.append("canary-by-header-pattern \(pattern) is malformed or not supported")
        add(.present, .unproven("canary-by-header-pattern \(pattern) is not computed"))
      }
    } else {
      add(.exact("always"), canary)
      add(.exact("never"), main)
    }
  }
}
