import ClusterObjects

/// The API serves other kinds or versions of the Gateway API.
struct ServedKindsMeaning: ChangeMeaning {
  let classes: Set<ChangeClass> = [.disruptive, .routing, .cosmetic]

  func judge(_ change: FactTransition, in context: ChangeContext) -> ChangeJudgement {
    let (old, new) = (Self.kinds(change.from), Self.kinds(change.to))
    let gone = old.keys.filter { new[$0] == nil }.sorted { $0.precedesBytewise($1) }
    if !gone.isEmpty {
      return ChangeJudgement(
        .disruptive, "\(gone.joined(separator: ", ")) and all objects of the kind are gone")
    }
    let dropped = old.flatMap { kind, versions in
      versions.filter { !(new[kind] ?? []).contains($0) }.map { "\(kind) \($0)" }
    }.sorted { $0.precedesBytewise($1) }
    if !dropped.isEmpty {
      return ChangeJudgement(
        .routing,
        "\(dropped.joined(separator: ", ")) is no longer served: controllers and manifests that "
          + "use it fail")
    }
    let come = new.flatMap { kind, versions in
      versions.filter { !(old[kind] ?? []).contains($0) }.map { "\(kind) \($0)" }
    }.sorted { $0.precedesBytewise($1) }
    return ChangeJudgement(
      .cosmetic, "\(come.joined(separator: ", ")) is served now; nothing that was is gone")
  }

  private static func kinds(_ fact: Fact?) -> [String: [String]] {
    guard case .record(let kinds) = fact?.value else { return [:] }
    return kinds.mapValues(\.words)
  }
}
