/// The configuration of DNS differs: which plugin of which server, and what that does.
struct CorefileMeaning: ChangeMeaning {
  let classes: Set<ChangeClass> = [.disruptive, .routing, .policy, .cosmetic]

  /// Differences that are told one by one.
  private static let toldMax = 3

  func judge(_ change: FactTransition, in context: ChangeContext) -> ChangeJudgement {
    let differences = CorefileDifference.between(change.from?.value, change.to?.value)
      .map { (difference: $0, effect: CorefilePluginEffect($0)) }
      .enumerated().sorted { first, second in
        let (a, b) = (first.element.effect.changeClass, second.element.effect.changeClass)
        return a != b ? a < b : first.offset < second.offset
      }.map(\.element)
    guard let gravest = differences.first else {
      return ChangeJudgement(.cosmetic, "what it configures is the same")
    }
    var parts = differences.prefix(Self.toldMax).map {
      "\($0.difference.text): \($0.effect.sentence)"
    }
    if differences.count > Self.toldMax {
      parts.append("and \(differences.count - Self.toldMax) more differences")
    }
    return ChangeJudgement(gravest.effect.changeClass, parts.joined(separator: "; "))
  }
}
