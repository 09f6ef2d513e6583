import ClusterObjects

/// What to ask a cluster, given what it serves and which namespaces it has: what the resource
/// catalogue records, and nothing else.
struct CollectionPlan {
  /// What has to be asked.
  private(set) var questions: [CollectionQuestion] = []
  /// What is known without asking.
  private(set) var known = EvidencePart()

  private let discovery: Discovery
  /// Only what lies in this namespace; nil: everything.
  private let namespace: String?
  /// The whole list of the namespaces there are; nil where nobody can say.
  private let namespaces: Set<String>?
  /// How that list was answered.
  private let namespacesEntry: CoverageEntry?

  /// - Parameter namespaces: what the list of all namespaces gave, if it was asked for.
  init(_ discovery: Discovery, namespace: String?, namespaces: EvidencePart?) {
    self.discovery = discovery
    self.namespace = namespace
    let entry = namespaces?.coverage[Scope(Self.namespacesName)]
    if let namespaces, let entry, entry.outcome == .complete {
      self.namespaces = Set(namespaces.objects.map(\.key.name))
      namespacesEntry = entry
    } else {
      self.namespaces = nil
      namespacesEntry = nil
    }
    for resource in ResourceCatalogue.current.resources
    where resource.origin == .api && resource.name != Self.namespacesName {
      plan(resource)
    }
  }

  static let namespacesName: ResourceName = "namespaces"

  /// What is asked first, because it tells which cluster it is, and what need not be asked for: all
  /// namespaces; or the one that was stated, and `kube-system`.
  static func first(namespace: String?) -> [CollectionQuestion] {
    guard let namespace else {
      return namespaceQuestion(named: nil).map { [$0] } ?? []
    }
    return Set(["kube-system", namespace]).sorted().compactMap {
      namespaceQuestion(named: $0)
    }
  }

  /// Asks for one namespace, or (nil) for all of them.
  static func namespaceQuestion(named name: String?) -> CollectionQuestion? {
    guard let resource = ResourceCatalogue.current[namespacesName] else { return nil }
    // Every server has them, whatever it says.
    return CollectionQuestion(
      resource: resource, apiVersions: resource.apiVersions, namespace: nil, name: name)
  }

  // MARK: Resources

  private mutating func plan(_ resource: Resource) {
    let apiVersions: [String]
    switch discovery.served.version(for: resource) {
    case .known(let version): apiVersions = [version]
    case .unknown(let versions): apiVersions = versions
    case .none:
      known.coverage[Scope(resource.name)] = CoverageEntry(
        .notServed, recipe: resource.recipe, note: "the server serves it in no version")
      return
    case .unreadable:
      note(
        CoverageEntry(.failed, recipe: resource.recipe, note: discovery.doubt(resource)), resource)
      return
    }
    switch resource.selection {
    case .all:
      guard namespace == nil || resource.isNamespaced else { return }
      ask(resource, apiVersions, namespace, nil)
    case .networkSystem:
      for place in NetworkSystem.namespaces where namespace == nil || namespace == place {
        ask(resource, apiVersions, place, nil)
      }
    case .named(let names):
      for object in names where namespace == nil || namespace == object.namespace {
        ask(resource, apiVersions, object.namespace, object.name)
      }
    }
  }

  /// What lies in a namespace that is not there is not there: that saves most requests.
  private mutating func ask(
    _ resource: Resource, _ apiVersions: [String], _ namespace: String?, _ name: String?
  ) {
    let question = CollectionQuestion(
      resource: resource, apiVersions: apiVersions, namespace: namespace, name: name)
    if let namespace, let namespaces, !namespaces.contains(namespace), let namespacesEntry {
      known.coverage[question.scope] = CoverageEntry(
        .complete, recipe: resource.recipe, answeredAt: namespacesEntry.answeredAt,
        resourceVersion: namespacesEntry.resourceVersion)
    } else {
      questions.append(question)
    }
  }

  private mutating func note(_ entry: CoverageEntry, _ resource: Resource) {
    guard namespace == nil || resource.isNamespaced else { return }
    for scope in resource.scopes(inNamespace: namespace) { known.coverage[scope] = entry }
  }
}
