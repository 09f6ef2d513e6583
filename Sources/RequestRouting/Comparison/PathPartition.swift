import ClusterObjects

/// One path of each class that patterns can tell apart.
///
/// For exact paths, prefixes and texts the partition is exact: what decides about a path is which
/// literals it begins with, and whether it ends there, goes on with `/` or with something else.
/// Regular expressions that are more than such a literal add examples only.
package struct PathPartition: Sendable {
  /// The paths: shorter ones first.
  package let probes: [PathProbe]
  /// Regular expressions that are more than a literal, by their normal form.
  package let expressions: [String: PathRegex]
  /// Whether there were more paths than are looked at.
  package let isCut: Bool

  /// How many times a path is held against an expression, at most.
  private static let triesMax = 500_000

  /// - Parameter patterns: of both sides, for one host.
  package init(_ patterns: some Sequence<PathPattern>, pathsMax: Int) {
    var literals: Set<String> = ["/"]
    var expressions: [String: PathRegex] = [:]
    var caseless: Set<String> = []
    var found: [String: PathProbe.Kind] = [:]
    func add(_ path: String, _ kind: PathProbe.Kind) {
      guard path.hasPrefix("/") else { return }
      found[path] = min(found[path] ?? kind, kind)
    }
    for pattern in Set(patterns) {
      switch pattern {
      case .exact(let literal), .text(let literal): literals.insert(literal)
      case .prefix(let literal): literals.insert(literal.isEmpty ? "/" : literal)
      case .regex(let regex):
        if let literal = Self.literal(of: regex) {
          literals.insert(literal)
          if regex.ignoresCase { caseless.insert(literal) }
        } else {
          expressions[regex.normalForm] = regex
          for sample in regex.samples {
            add(sample, .plain)
            if regex.ignoresCase { add(Self.swapped(sample), .otherCase) }
          }
        }
      }
    }
    // Not the beginning of anything that is written, so it stands for everything else.
    let fresh = Self.fresh(for: literals)
    for literal in literals {
      add(literal, .plain)
      if literal.hasSuffix("/") {
        add(literal + fresh, .plain)
        if literal.count > 1 { add(String(literal.dropLast()), .plain) }
      } else {
        add(literal + "/", .plain)
        add("\(literal)/\(fresh)", .plain)
        add(literal + fresh, .sibling)
      }
      if caseless.contains(literal) {
        let swapped = Self.swapped(literal)
        if swapped != literal {
          add(swapped, .otherCase)
          add(swapped.hasSuffix("/") ? swapped + fresh : "\(swapped)/\(fresh)", .otherCase)
        }
      }
    }
    let sorted = found.map { PathProbe(path: $0.key, kind: $0.value) }.sorted { first, second in
      if first.kind != second.kind { return first.kind < second.kind }
      let (one, other) = (first.path.utf8.count, second.path.utf8.count)
      return one != other ? one < other : first.path.precedesBytewise(second.path)
    }
    // Each path is tried with each expression: what one object says must not stop the comparison.
    let triesMax = Self.triesMax / max(1, expressions.count + caseless.count)
    let probesMax = min(pathsMax, triesMax)
    isCut = sorted.count > probesMax
    probes = Array(sorted.prefix(probesMax))
    self.expressions = expressions
  }

  /// The literal that a regular expression is no more than, in the case it is written in.
  static func literal(of regex: PathRegex) -> String? {
    var form = regex.plainForm
    if form == nil, regex.ignoresCase {
      form = try? PathRegex(regex.pattern, ignoresCase: false, anchoring: regex.anchoring).plainForm
    }
    switch form {
    case .exact(let text), .stringPrefix(let text), .elementPrefix(let text):
      return text.isEmpty ? "/" : text
    case nil: return nil
    }
  }

  private static func fresh(for literals: Set<String>) -> String {
    var fresh = "x"
    while literals.contains(where: { $0.contains(fresh) }) {
      fresh += fresh.count % 2 == 0 ? "x" : "z"
      if fresh.count > 64 { break }
    }
    return fresh
  }

  private static func swapped(_ path: String) -> String {
    let upper = path.uppercased()
    return upper == path ? path.lowercased() : upper
  }
}
