/// A regular expression as states that are followed all at once: the cost is the number of states
/// times the length of the text, whatever the expression
/// (https://swtch.com/~rsc/regexp/regexp1.html).
struct RegexProgram: Sendable {
  private enum State: Sendable {
    case set(RegexCharacterSet, next: Int)
    case split(Int, Int)
    case start(next: Int)
    case end(next: Int)
    case boundary(Bool, next: Int)
    case accepted
  }

  private var states: [State] = [.accepted]
  private var first = 0

  private static let statesMax = 2_000

  /// - Parameter node: what the whole text has to be.
  init(_ node: RegexNode, of pattern: String) throws(PathRegexError) {
    first = try add(node, next: 0, pattern)
  }

  /// Builds backwards: each state knows what comes behind it.
  private mutating func add(
    _ node: RegexNode, next: Int, _ pattern: String
  ) throws(PathRegexError) -> Int {
    switch node {
    case .empty: return next
    case .set(let set): return try append(.set(set, next: next), pattern)
    case .start: return try append(.start(next: next), pattern)
    case .end: return try append(.end(next: next), pattern)
    case .boundary(let isOne): return try append(.boundary(isOne, next: next), pattern)
    case .sequence(let nodes):
      var target = next
      for node in nodes.reversed() { target = try add(node, next: target, pattern) }
      return target
    case .choice(let nodes):
      var target: Int?
      for node in nodes.reversed() {
        let branch = try add(node, next: next, pattern)
        target =
          try target.map { other throws(PathRegexError) in
            try append(.split(branch, other), pattern)
          } ?? branch
      }
      return target ?? next
    case .repetition(let node, let min, let max):
      var target = next
      if let max {
        for _ in min..<max {
          target = try append(.split(try add(node, next: target, pattern), next), pattern)
        }
      } else {
        let loop = try append(.split(next, next), pattern)
        states[loop] = .split(try add(node, next: loop, pattern), next)
        target = loop
      }
      for _ in 0..<min { target = try add(node, next: target, pattern) }
      return target
    }
  }

  private mutating func append(_ state: State, _ pattern: String) throws(PathRegexError) -> Int {
    guard states.count < Self.statesMax else {
      throw PathRegexError(.tooLarge, pattern, "it needs more than \(Self.statesMax) states")
    }
    states.append(state)
    return states.count - 1
  }

  func accepts(_ text: String) -> Bool {
    let scalars = Array(text.unicodeScalars)
    var marks = [Int](repeating: -1, count: states.count)
    var current: [Int] = []
    follow(first, at: 0, scalars, &marks, &current)
    for (place, scalar) in scalars.enumerated() {
      if current.isEmpty { return false }
      var following: [Int] = []
      for state in current {
        if case .set(let set, let next) = states[state], set.contains(scalar) {
          follow(next, at: place + 1, scalars, &marks, &following)
        }
      }
      current = following
    }
    return current.contains(0)
  }

  /// Adds the states that are reached without reading anything.
  private func follow(
    _ state: Int, at place: Int, _ scalars: [Unicode.Scalar], _ marks: inout [Int],
    _ reached: inout [Int]
  ) {
    var pending = [state]
    while let state = pending.popLast() {
      guard marks[state] != place else { continue }
      marks[state] = place
      switch states[state] {
      case .set, .accepted: reached.append(state)
      case .split(let one, let other): pending += [one, other]
      case .start(let next): if place == 0 { pending.append(next) }
      case .end(let next): if place == scalars.count { pending.append(next) }
      case .boundary(let isOne, let next):
        let before = place > 0 && RegexCharacterSet.word.contains(scalars[place - 1])
        let after = place < scalars.count && RegexCharacterSet.word.contains(scalars[place])
        if (before != after) == isOne { pending.append(next) }
      }
    }
  }
}
