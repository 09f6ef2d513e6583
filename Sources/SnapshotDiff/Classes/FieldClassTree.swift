import ClusterObjects
import NetworkModel

/// The patterns of one entry, laid out for looking a field up.
struct FieldClassTree: Sendable {
  private struct Branch: Sendable {
    var names: [String: Int] = [:]
    var beginnings: [(text: String, branch: Int)] = []
    var any: Int?
    var changeClass: ChangeClass?
  }

  /// Where a walk down an object stands.
  struct Walk {
    fileprivate var live: [Int]
    /// The class of what the walk has come to.
    fileprivate(set) var changeClass: ChangeClass
    /// Whether patterns lead further down.
    var leadsOn: Bool { !live.isEmpty }
  }

  private var branches = [Branch()]
  private let otherwise: ChangeClass

  init(otherwise: ChangeClass, _ fields: [(changeClass: ChangeClass, patterns: [FieldPattern])]) {
    self.otherwise = otherwise
    for (changeClass, patterns) in fields {
      for pattern in patterns {
        var current = 0
        for step in pattern.steps { current = branch(after: current, step) }
        branches[current].changeClass = changeClass
      }
    }
  }

  private mutating func branch(after current: Int, _ step: FieldPattern.Step) -> Int {
    let next = branches.count
    switch step {
    case .any:
      if let known = branches[current].any { return known }
      branches[current].any = next
    case .name(let name) where name.hasSuffix("*"):
      let text = String(name.dropLast())
      if let known = branches[current].beginnings.first(where: { $0.text == text }) {
        return known.branch
      }
      branches[current].beginnings.append((text, next))
    case .name(let name):
      if let known = branches[current].names[name] { return known }
      branches[current].names[name] = next
    }
    branches.append(Branch())
    return next
  }

  /// At the object itself.
  var start: Walk {
    Walk(live: [0], changeClass: branches[0].changeClass ?? otherwise)
  }

  /// One segment further down.
  func step(_ walk: Walk, _ segment: String) -> Walk {
    var next = Walk(live: [], changeClass: walk.changeClass)
    var isFound = false
    func enter(_ index: Int) {
      let branch = branches[index]
      // Those that spell out more come first.
      if !isFound, let changeClass = branch.changeClass {
        next.changeClass = changeClass
        isFound = true
      }
      if branch.any != nil || !branch.names.isEmpty || !branch.beginnings.isEmpty {
        next.live.append(index)
      }
    }
    for index in walk.live {
      let branch = branches[index]
      if let exact = branch.names[segment] { enter(exact) }
      for beginning in branch.beginnings where segment.hasPrefix(beginning.text) {
        enter(beginning.branch)
      }
      if let any = branch.any { enter(any) }
    }
    return next
  }
}
