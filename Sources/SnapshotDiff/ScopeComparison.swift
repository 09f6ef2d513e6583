import ClusterObjects

/// What the coverage of two moments says about comparing one resource.
struct ScopeComparison {
  /// What one side cannot speak about.
  let incomparable: [Incomparable]
  /// Whether both sides were read by the same edition of the catalogue's entry, so that what one
  /// lacks is not merely what it did not keep.
  let recipesAgree: Bool

  init(resource: ResourceName, from: Moment, to: Moment) {
    let (before, after) = (from.coverage(for: resource), to.coverage(for: resource))
    let scopes = Set(before.scopes(of: resource) + after.scopes(of: resource)).sorted()
    let recipes = Set(scopes.flatMap { [before[$0]?.recipe, after[$0]?.recipe] }.compactMap { $0 })
    recipesAgree = recipes.count <= 1
    guard recipesAgree else {
      incomparable = [
        Incomparable(
          resource: resource, namespaces: [], names: [], side: .from, outcome: .partial,
          detail: "recorded by another edition of the catalogue than the other side")
      ]
      return
    }
    incomparable =
      Self.gaps(resource, scopes, before, .from) + Self.gaps(resource, scopes, after, .to)
  }

  /// The scopes in which one side is not determinate, those that failed alike in one entry.
  private static func gaps(
    _ resource: ResourceName, _ scopes: [Scope], _ coverage: Coverage, _ side: Incomparable.Side
  ) -> [Incomparable] {
    var order: [CoverageEntry] = []
    var gaps: [CoverageEntry: [Scope]] = [:]
    for scope in scopes {
      var entry = coverage.entry(for: scope)?.withoutAnswer ?? CoverageEntry(.notCollected)
      guard !entry.outcome.isDeterminate else { continue }
      entry.recipe = 0
      if gaps[entry] == nil { order.append(entry) }
      gaps[entry, default: []].append(scope)
    }
    return order.flatMap { entry -> [Incomparable] in
      let scopes = gaps[entry] ?? []
      func gap(_ namespaces: [String], _ names: [String]) -> Incomparable {
        Incomparable(
          resource: resource, namespaces: namespaces, names: names, side: side,
          outcome: entry.outcome, detail: entry.note)
      }
      // A gap of the whole resource says all that gaps of its parts would.
      if scopes.contains(Scope(resource)) { return [gap([], [])] }
      let names = scopes.filter { !$0.name.isEmpty }
        .map { $0.namespace.isEmpty ? $0.name : "\($0.namespace)/\($0.name)" }
      let namespaces = scopes.filter { $0.name.isEmpty }.map(\.namespace)
      return (namespaces.isEmpty ? [] : [gap(namespaces, [])])
        + (names.isEmpty ? [] : [gap([], names)])
    }
  }
}
