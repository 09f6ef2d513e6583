import ClusterObjects
import JSONScanner

/// Lays manifests over the objects of a moment, one after the other.
struct ManifestLayer: ~Copyable {
  private let history: any History
  private let from: Moment
  private var before = JSONScanner()
  private var after = JSONScanner()

  init(history: any History, from: Moment) {
    self.history = history
    self.from = from
  }

  /// Puts the object's content, as the manifest would leave it, into the overlay.
  ///
  /// - Throws: the history's error when the live object cannot be read.
  mutating func lay(
    _ manifest: JSONValue, on key: ObjectKey, _ resource: Resource,
    in overlay: inout CandidateOverlay
  ) throws -> OverlaidObject {
    let merge = ManifestMerge(resource)
    var effect = OverlaidObject.Effect.unknown
    let seen =
      try from.snapshot(for: resource.name).map { try history.observation(of: key, at: $0) }
      ?? .unknown(.notCollected)
    var gap = otherEdition(than: resource)
    switch seen {
    case .present(let content):
      let live = try history.withContent(content) { try JSONValue(parsing: Array($0)) }
      let merged = Array(merge.merge(manifest, over: live).compactText.utf8)
      if try counts(content, merged, resource) {
        effect = .changed
        overlay.set(key, to: merged)
      } else {
        effect = .same
        overlay.set(key, to: content)
      }
    case .absent, .unknown:
      overlay.set(key, to: Array(merge.created(manifest, as: key).compactText.utf8))
      if case .unknown(let outcome) = seen {
        let scope = Scope(key.resource, namespace: key.namespace, name: key.name)
        let detail = from.coverage(for: key.resource).entry(for: scope)?.note
        gap = OverlaidObject.Gap(outcome: outcome, detail: detail)
      } else {
        effect = .created
      }
    }
    return OverlaidObject(
      key: key, kind: resource.kind, effect: gap == nil ? effect : .unknown, gap: gap)
  }

  /// Whether something that counts differs.
  private mutating func counts(
    _ live: ContentReference, _ merged: [UInt8], _ resource: Resource
  ) throws -> Bool {
    try history.withContent(live) { before.load($0) }
    try before.scanWhole()
    after.load(merged)
    try after.scanWhole()
    var comparison = ObjectComparison(rules: ComparisonRules(resource, betweenClusters: false))
    return !comparison.compare(before, after).isEmpty
  }

  /// What an older edition of the catalogue kept is less than, or other than, what a manifest is
  /// read to.
  private func otherEdition(than resource: Resource) -> OverlaidObject.Gap? {
    let coverage = from.coverage(for: resource.name)
    let recipes = coverage.scopes(of: resource.name).compactMap { coverage[$0]?.recipe }
    guard recipes.contains(where: { $0 != resource.recipe }) else { return nil }
    return OverlaidObject.Gap(
      outcome: .partial, detail: "recorded by another edition of the catalogue than this one")
  }
}
