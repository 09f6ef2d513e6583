import ClusterObjects
import JSONScanner
import NetworkModel

/// Reads the contents of changed objects and says what differs in them.
struct ChangeReader: ~Copyable {
  private let history: any History
  private let betweenClusters: Bool
  private var before = JSONScanner()
  private var after = JSONScanner()
  private var rules: [ResourceName: ComparisonRules] = [:]

  init(history: any History, betweenClusters: Bool) {
    self.history = history
    self.betweenClusters = betweenClusters
  }

  /// The change as reports show it; nil when nothing that counts differs.
  mutating func read(_ change: ContentChange, _ resource: Resource) throws -> ObjectChange? {
    try Self.load(change.before, history, &before)
    try Self.load(change.after, history, &after)
    var kind = ChangeKind.modified
    var fields: [FieldChange] = []
    if change.before == nil {
      kind = .added
    } else if change.after == nil {
      kind = .removed
    } else {
      var comparison = ObjectComparison(rules: rules(for: resource))
      fields = comparison.compare(before, after)
      if isRecreated { kind = .recreated }
      if fields.isEmpty { return nil }
    }
    return ObjectChange(
      key: change.key, kind: resource.kind, change: kind, fields: fields,
      rolling: rolling(change, resource))
  }

  private static func load(
    _ content: ContentReference?, _ history: any History, _ scanner: inout JSONScanner
  ) throws {
    guard let content else { return scanner.clear() }
    try history.withContent(content) { scanner.load($0) }
    try scanner.scanWhole()
  }

  private mutating func rules(for resource: Resource) -> ComparisonRules {
    if let known = rules[resource.name] { return known }
    let prepared = ComparisonRules(resource, betweenClusters: betweenClusters)
    rules[resource.name] = prepared
    return prepared
  }

  private var isRecreated: Bool {
    guard !betweenClusters, let old = before.stringValue(before.value(at: "metadata", "uid")),
      let new = after.stringValue(after.value(at: "metadata", "uid"))
    else { return false }
    return old != new
  }

  // MARK: What rolls

  private func rolling(_ change: ContentChange, _ resource: Resource) -> RollingPart? {
    switch resource.name {
    case "endpointslices.discovery.k8s.io":
      let service = Self.service(after) ?? Self.service(before)
      return service.map {
        .endpoints(
          service: $0, before: Self.endpoints(before), after: Self.endpoints(after))
      }
    case "pods":
      return .pod(owner: PodController(of: after)?.name ?? PodController(of: before)?.name)
    default: return nil
    }
  }

  /// The Service that owns a slice, by the label that every controller of slices sets
  /// (https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/#ownership).
  private static func service(_ slice: borrowing JSONScanner) -> String? {
    guard slice.nodeCount > 0 else { return nil }
    return slice.stringValue(slice.value(at: "metadata", "labels", "kubernetes.io/service-name"))
  }

  private static func endpoints(_ slice: borrowing JSONScanner) -> [RollingPart.Endpoint] {
    guard slice.nodeCount > 0 else { return [] }
    return slice.elements(of: slice.value(at: "endpoints")).compactMap { endpoint in
      guard let address = slice.elements(of: slice.member(endpoint, "addresses")).first else {
        return nil
      }
      let ready = slice.member(slice.member(endpoint, "conditions"), "ready")
      return RollingPart.Endpoint(
        address: slice.string(address),
        // Absent means ready (https://kubernetes.io/docs/reference/kubernetes-api/).
        isReady: ready.map { slice.kind($0) != .false } ?? true,
        pod: slice.stringValue(slice.member(slice.member(endpoint, "targetRef"), "name")))
    }
  }
}
