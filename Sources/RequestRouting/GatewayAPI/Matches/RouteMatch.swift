/// What one match of a rule asks of a request.
struct RouteMatch {
  let path: PathPattern
  let conditions: RequestConditions
  let rank: MatchRank
  /// The prefix as written, where the path is compared with one.
  let prefix: String?
  /// Why it cannot be decided which requests it is for; nil: it can.
  let fault: String?

  init(
    path: PathPattern, conditions: RequestConditions = .none, rank: MatchRank,
    prefix: String? = nil, fault: String? = nil
  ) {
    self.path = path
    self.conditions = conditions
    self.rank = rank
    self.prefix = prefix
    self.fault = fault
  }

  /// Whether nobody says which rule wins when this and another one match. Where only a condition
  /// cannot be read that is still known.
  var hasOpenPrecedence: Bool { rank.form == .regex }

  /// Every request.
  static let all = RouteMatch(path: .prefix(""), rank: MatchRank(form: .prefix), prefix: "/")
}
