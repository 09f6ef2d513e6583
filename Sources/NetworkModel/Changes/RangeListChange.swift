import ClusterObjects

/// How a list of address ranges differs between two sides.
struct RangeListChange {
  /// The ranges of the first side, in their order; none where nothing is stated.
  let before: [IPPrefix]
  /// The ranges of the second side, in their order; none where nothing is stated.
  let after: [IPPrefix]
  /// Whether a side is derived from addresses in use rather than stated.
  let isInferred: Bool

  /// Nil where a side is not a list of ranges.
  init?(_ change: FactTransition) {
    guard let before = Self.ranges(change.from), let after = Self.ranges(change.to) else {
      return nil
    }
    self.before = before
    self.after = after
    isInferred = [change.from, change.to].contains { fact in
      if case .known(_, .inference) = fact?.state { true } else { false }
    }
  }

  private static func ranges(_ fact: Fact?) -> [IPPrefix]? {
    guard let fact else { return [] }
    guard let elements = fact.value?.elements else { return nil }
    let ranges = elements.compactMap { $0.word.flatMap { IPPrefix($0) } }
    return ranges.count == elements.count ? ranges : nil
  }

  /// Whether both sides hold the same ranges, whatever their order.
  var isSameSet: Bool { Set(before) == Set(after) }

  /// Ranges of the second side that the first does not hold.
  var added: [IPPrefix] { after.filter { !before.contains($0) } }

  /// Ranges of the first side that the second does not hold.
  var removed: [IPPrefix] { before.filter { !after.contains($0) } }

  /// Ranges that are gone and that no range of the second side covers.
  var lost: [IPPrefix] { removed.filter { gone in !after.contains { $0.contains(gone) } } }

  /// Whether each family's list begins with what it was before.
  var isAppended: Bool {
    IPFamily.allCases.allSatisfy { family in
      after.filter { $0.family == family }.starts(with: before.filter { $0.family == family })
    }
  }

  /// Families that the second side has ranges of and the first has not, although it has some.
  var newFamilies: [IPFamily] {
    before.isEmpty
      ? [] : IPFamily.allCases.filter { has($0, in: after) && !has($0, in: before) }
  }

  /// Whether one side's ranges lie within the other's.
  var isNested: Bool { Self.covers(after, before) || Self.covers(before, after) }

  /// Whether each range kept its first address and none became smaller, and none came or went.
  var isGrowthInPlace: Bool {
    let (old, new) = (before.sorted(), after.sorted())
    return old.count == new.count
      && zip(old, new).allSatisfy { $0.base == $1.base && $1.length <= $0.length }
  }

  private func has(_ family: IPFamily, in ranges: [IPPrefix]) -> Bool {
    ranges.contains { $0.family == family }
  }

  private static func covers(_ outer: [IPPrefix], _ inner: [IPPrefix]) -> Bool {
    !inner.isEmpty && inner.allSatisfy { range in outer.contains { $0.contains(range) } }
  }
}
