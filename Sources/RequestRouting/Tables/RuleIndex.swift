/// Rules in the order in which they decide, found by path without trying each.
struct RuleIndex: Sendable {
  let rules: [RoutingRule]
  private var exact: [String: [Int]] = [:]
  private var prefixes: [String: [Int]] = [:]
  private var texts: [String: [Int]] = [:]
  /// Lengths of the literals in `texts`, in UTF-8 code units.
  private var textLengths: [Int] = []
  private var expressions: [Int] = []
  private let openPlaces: [Int]

  init(_ rules: [RoutingRule]) {
    self.rules = rules
    openPlaces = rules.indices.filter { rules[$0].hasOpenPrecedence }
    for (place, rule) in rules.enumerated() {
      switch rule.path {
      case .exact(let path): exact[path, default: []].append(place)
      case .prefix(let path): prefixes[path, default: []].append(place)
      case .text(let text): texts[text, default: []].append(place)
      case .regex: expressions.append(place)
      }
    }
    textLengths = Set(texts.keys.map(\.utf8.count)).sorted()
  }

  /// The rules of open precedence that hold a request, in order.
  func open(for request: RoutedRequest) -> [RoutingRule] {
    openPlaces.lazy.map { rules[$0] }.filter {
      $0.path.matches(request.path) && $0.conditions.hold(for: request)
    }
  }

  /// The first rule of known precedence that holds a request; nil: none does.
  func first(for request: RoutedRequest) -> RoutingRule? {
    var best: Int?
    func consider(_ places: [Int]?) {
      for place in places ?? [] {
        if let best, place >= best { return }
        let rule = rules[place]
        guard !rule.hasOpenPrecedence, rule.conditions.hold(for: request) else { continue }
        best = place
        return
      }
    }
    let path = request.path
    consider(exact[path])
    if !prefixes.isEmpty {
      consider(prefixes[path])
      var rest = Substring(path)
      while let slash = rest.lastIndex(of: "/") {
        rest = rest[..<slash]
        consider(prefixes[String(rest)])
      }
    }
    let bytes = Array(path.utf8)
    for length in textLengths where length <= bytes.count {
      consider(texts[String(decoding: bytes[..<length], as: UTF8.self)])
    }
    for place in expressions {
      if let best, place >= best { break }
      let rule = rules[place]
      if !rule.hasOpenPrecedence, rule.path.matches(path),
        rule.conditions.hold(for: request)
      {
        best = place
      }
    }
    return best.map { rules[$0] }
  }
}
