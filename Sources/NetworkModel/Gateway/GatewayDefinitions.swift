import ClusterObjects

/// The kinds of the Gateway API that are installed, as their CustomResourceDefinitions say
/// (https://gateway-api.sigs.k8s.io/concepts/versioning/).
struct GatewayDefinitions {
  /// The definitions, sorted by name, as far as they were seen.
  let objects: [EvidenceObject]
  /// Why there may be more.
  let unseen: UnknownReason?

  private static let groups: Set<String> = [
    "gateway.networking.k8s.io", "gateway.networking.x-k8s.io",
  ]
  private static let resource: ResourceName = "customresourcedefinitions.apiextensions.k8s.io"

  /// What it reads: new releases bring new kinds, so not a list of names.
  static let inputs = [Scope(resource)]

  /// - Throws: the history's error.
  init(in evidence: NetworkEvidence) throws {
    let list = try evidence.objects(of: Self.resource)
    objects = list.objects.filter { $0.text("spec", "group").map(Self.groups.contains) ?? false }
    unseen = list.unseen
  }

  /// The release that they come from: `none`, a version, or a list where they come from several.
  var bundleVersion: Reading<FactValue> {
    mark("bundle-version") { versions in
      versions.sorted { first, second in
        switch (ProductVersion(first), ProductVersion(second)) {
        case (let a?, let b?): a != b ? a < b : first.precedesBytewise(second)
        // Monthly bundles have no version in numbers.
        case (nil, .some): true
        case (.some, nil): false
        case (nil, nil): first.precedesBytewise(second)
        }
      }
    }
  }

  /// `none`, `standard` or `experimental`, or both.
  var channel: Reading<FactValue> { mark("channel") { $0.sorted() } }

  /// What an annotation of all of them says.
  private func mark(
    _ name: String, inOrder order: ([String]) -> [String]
  ) -> Reading<FactValue> {
    if let unseen { return .unknown(unseen) }
    guard !objects.isEmpty else { return absent }
    let annotation = "gateway.networking.k8s.io/\(name)"
    var kinds: [String: [String]] = [:]
    var unmarked: [String] = []
    var places: [Provenance] = []
    for object in objects {
      let kind = object.text("spec", "names", "kind") ?? object.key.name
      guard let value = object.annotation(annotation) else {
        unmarked.append(kind)
        continue
      }
      kinds[value, default: []].append(kind)
      places.append(object.provenance("metadata", "annotations", annotation))
    }
    let values = order(Array(kinds.keys))
    guard let only = values.first else {
      return .unknown(
        UnknownReason("no CustomResourceDefinition of the Gateway API has \(annotation)"),
        by: objects.map { $0.provenance() })
    }
    var notes: [String] = []
    if values.count > 1 {
      notes = values.map { "\($0): \((kinds[$0] ?? []).joined(separator: ", "))" }
    }
    if !unmarked.isEmpty { notes.append("not said of \(unmarked.joined(separator: ", "))") }
    return .stated(
      values.count == 1 ? .word(only) : FactValue(words: values), by: places,
      reasoning: notes.isEmpty ? nil : notes.joined(separator: "; "))
  }

  private var absent: Reading<FactValue> {
    .stated(
      "none", by: [],
      reasoning: "no CustomResourceDefinition belongs to the Gateway API's groups")
  }

  /// The versions that the API serves of each kind, the most stable first; an empty list where
  /// there is none.
  var servedKinds: Reading<FactValue> {
    if let unseen { return .unknown(unseen) }
    guard !objects.isEmpty else { return absent.map { _ in [] } }
    var kinds: [String: FactValue] = [:]
    for object in objects {
      guard let kind = object.text("spec", "names", "kind") else { continue }
      let served = object.elements("spec", "versions").filter { $0["served"] == .bool(true) }
        .compactMap { $0["name"]?.text }
      if !served.isEmpty { kinds[kind] = FactValue(words: Self.stableFirst(served)) }
    }
    return .stated(
      kinds.isEmpty ? [] : .record(kinds), by: objects.map { $0.provenance("spec", "versions") })
  }

  /// `v1`, `v1beta1`, `v1alpha3`, `v1alpha2`
  /// (https://kubernetes.io/docs/reference/using-api/#api-versioning).
  private static func stableFirst(_ versions: [String]) -> [String] {
    func rank(_ version: String) -> Int {
      version.contains("alpha") ? 2 : version.contains("beta") ? 1 : 0
    }
    return versions.sorted { first, second in
      rank(first) != rank(second) ? rank(first) < rank(second) : second.precedesBytewise(first)
    }
  }
}
