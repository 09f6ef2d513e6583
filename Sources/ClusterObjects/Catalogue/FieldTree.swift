package import JSONScanner

/// A set of ``FieldPattern``s, laid out for walking along with an object.
package struct FieldTree: Sendable {
  private struct Branch: Sendable {
    var names: [(utf8: [UInt8], branch: Int)] = []
    var any: Int?
    /// Which pattern ends here.
    var pattern: Int?
  }

  /// Where a walk stands. ``FieldTree/root`` is the object itself.
  package struct Position: Sendable {
    fileprivate let branch: Int
  }

  /// The object itself.
  package static let root = Position(branch: 0)

  private var branches = [Branch()]

  /// The place of a pattern among `patterns` is what ``pattern(at:)`` answers with.
  package init(_ patterns: [FieldPattern]) {
    for (index, pattern) in patterns.enumerated() {
      var current = 0
      for step in pattern.steps { current = branch(after: current, step) }
      branches[current].pattern = index
    }
  }

  private mutating func branch(after current: Int, _ step: FieldPattern.Step) -> Int {
    switch step {
    case .any:
      if let known = branches[current].any { return known }
      branches.append(Branch())
      branches[current].any = branches.count - 1
    case .name(let name):
      let utf8 = Array(name.utf8)
      if let known = branches[current].names.first(where: { $0.utf8 == utf8 }) {
        return known.branch
      }
      branches.append(Branch())
      branches[current].names.append((utf8, branches.count - 1))
    }
    return branches.count - 1
  }

  /// Whether a pattern ends here.
  package func isEnd(_ position: Position) -> Bool { pattern(at: position) != nil }

  /// Which of the patterns, by its place among those given, ends here.
  package func pattern(at position: Position) -> Int? { branches[position.branch].pattern }

  /// The position below, at the member whose name is at `name` on the tape.
  package func member(
    of position: Position, named name: Int, in scanner: borrowing JSONScanner
  ) -> Position? {
    let branch = branches[position.branch]
    for candidate in branch.names where scanner.isString(name, utf8: candidate.utf8) {
      return Position(branch: candidate.branch)
    }
    return branch.any.map { Position(branch: $0) }
  }

  /// The position below, at an element of a list.
  package func element(of position: Position) -> Position? {
    branches[position.branch].any.map { Position(branch: $0) }
  }
}
