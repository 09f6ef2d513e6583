/// How many snapshots a rule keeps.
package enum RetentionCount: Equatable, Sendable {
  /// No more than this many; zero is as good as no rule.
  case atMost(Int)
  /// As many as there are.
  case unlimited

  /// Reads a number or `unlimited`; nil for anything else.
  package init?(_ text: String) {
    if text == "unlimited" {
      self = .unlimited
    } else if text.utf8.allSatisfy({ ("0"..."9").contains(Unicode.Scalar($0)) }),
      let number = Int(text)
    {
      self = .atMost(number)
    } else {
      return nil
    }
  }

  /// Whether none may be kept any more.
  var isUsedUp: Bool { self == .atMost(0) }

  /// What is left after one more was kept.
  var next: RetentionCount {
    switch self {
    case .atMost(let number): .atMost(max(0, number - 1))
    case .unlimited: .unlimited
    }
  }
}
