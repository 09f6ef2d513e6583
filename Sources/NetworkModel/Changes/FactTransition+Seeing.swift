extension FactTransition {
  /// The transition, in which a side that says otherwise, or nothing, because it did not see what
  /// proves the other one, is unknown: what nobody saw is neither gone nor changed.
  ///
  /// - Throws: the history's error.
  package func seeing(
    before: NetworkEvidence, after: NetworkEvidence
  ) throws -> FactTransition {
    if let from, from.value != nil, to == nil || to?.value != nil,
      let reason = try after.unseenProof(of: from)
    {
      return FactTransition(
        name: name, subject: subject, from: from, to: (to ?? from).unknown(reason))
    }
    if let to, to.value != nil, from == nil || from?.value != nil,
      let reason = try before.unseenProof(of: to)
    {
      return FactTransition(
        name: name, subject: subject, from: (from ?? to).unknown(reason), to: to)
    }
    return self
  }
}
