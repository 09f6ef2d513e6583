/// What one way of giving Pods addresses allows to be done to its ranges while a cluster runs.
protocol PodRangeRule: Sendable {
  /// Whether the cluster gives addresses in this way.
  func applies(in context: ChangeContext) -> Bool

  /// Whether the order of the ranges means something.
  var isOrdered: Bool { get }

  /// Judges a change that is more than another order or notation.
  func judge(_ change: RangeListChange, in context: ChangeContext) -> ChangeJudgement
}

extension PodRangeRule {
  var isOrdered: Bool { false }
}
