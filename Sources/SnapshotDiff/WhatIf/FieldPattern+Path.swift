import ClusterObjects

extension FieldPattern {
  /// Whether the path is one that the pattern means. Elements of lists are `any` steps in it.
  func matches(_ path: [Step]) -> Bool {
    steps.count == path.count && zip(steps, path).allSatisfy { $0 == .any || $0 == $1 }
  }
}
