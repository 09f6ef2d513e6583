/// Which of several rules for the same hosts decides: the first in this order
/// (https://gateway-api.sigs.k8s.io/reference/spec/#httprouterule).
struct RulePrecedence: Comparable {
  let rank: MatchRank
  /// The place of the route by age and name.
  let route: Int
  /// The place of the match among all of the route, in the order of its rules.
  let match: Int

  static func < (first: RulePrecedence, second: RulePrecedence) -> Bool {
    if first.rank != second.rank { return first.rank < second.rank }
    return (first.route, first.match) < (second.route, second.match)
  }
}
