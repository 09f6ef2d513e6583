import ClusterObjects

/// What is asked for of a cluster, made from the catalogue and from what the server says it serves.
struct CollectionPlan: Sendable {
  /// The questions, in the order of the catalogue.
  private(set) var questions: [ResourceQuestion] = []
  /// What is known without a question.
  private(set) var coverage = Coverage()

  private let discovery: LiveDiscovery
  private let namespace: String?
  /// The namespaces there are, and when the server said so; nil: nobody knows.
  private let namespaces: (names: Set<String>, at: Instant?)?

  /// What the `secrets` of the core group are called: no question about them can be made.
  private static let forbiddenPlurals: Set<String> = ["secrets"]

  /// - Parameters:
  ///   - namespace: the only one to read; nil: all.
  ///   - namespaces: those there are; nil: nobody knows.
  init(
    _ catalogue: ResourceCatalogue, _ discovery: LiveDiscovery, namespace: String?,
    namespaces: (names: Set<String>, at: Instant?)?
  ) {
    self.discovery = discovery
    self.namespace = namespace
    self.namespaces = namespaces
    for resource in catalogue.resources
    where resource.origin == .api && resource.name != "namespaces" {
      plan(resource)
    }
  }

  /// How a resource is asked for; nil (and noted) where it is not.
  static func question(
    _ resource: Resource, _ discovery: LiveDiscovery, namespace: String?, name: String? = nil,
    into coverage: inout Coverage
  ) -> ResourceQuestion? {
    precondition(
      !forbiddenPlurals.contains(resource.plural), "\(resource.name) are never asked for")
    func note(_ outcome: CoverageOutcome, _ words: String) {
      coverage.note(
        CoverageEntry(outcome, recipe: resource.recipe, note: words), for: Scope(resource.name))
    }
    switch discovery.version(of: resource) {
    case .apiVersion(let apiVersion, let isCertain):
      return ResourceQuestion(
        resource: resource.name, apiVersion: apiVersion, isCertain: isCertain,
        namespace: namespace, name: name)
    case .notServed: note(.notServed, "the server serves it in no version")
    case .unreadable(let versions):
      note(.failed, "it is served, but in none of the versions that netlapse reads: \(versions)")
    }
    return nil
  }

  private mutating func plan(_ resource: Resource) {
    // What lies in no namespace is no part of one.
    if namespace != nil, !resource.isNamespaced { return }
    switch resource.selection {
    case .all: ask(resource, namespace: namespace, name: nil)
    case .networkSystem:
      for place in NetworkSystem.namespaces where namespace ?? place == place {
        if isKnownToBeMissing(place) {
          noteAbsent(resource, Scope(resource.name, namespace: place))
        } else {
          ask(resource, namespace: place, name: nil)
        }
      }
    case .named(let names):
      for (place, name) in names where namespace ?? place == place {
        if isKnownToBeMissing(place) {
          noteAbsent(resource, Scope(resource.name, namespace: place, name: name))
        } else {
          ask(resource, namespace: place, name: name)
        }
      }
    }
  }

  private mutating func ask(_ resource: Resource, namespace: String?, name: String?) {
    let question = Self.question(
      resource, discovery, namespace: namespace, name: name, into: &coverage)
    if let question { questions.append(question) }
  }

  private func isKnownToBeMissing(_ place: String) -> Bool {
    namespaces.map { !$0.names.contains(place) } ?? false
  }

  /// Nothing is in a namespace that is not there.
  private mutating func noteAbsent(_ resource: Resource, _ scope: Scope) {
    switch discovery.version(of: resource) {
    case .apiVersion:
      coverage.note(
        CoverageEntry(.complete, recipe: resource.recipe, answeredAt: namespaces?.at), for: scope)
    case .notServed, .unreadable:
      // Noted once, for all of the resource.
      _ = Self.question(resource, discovery, namespace: nil, into: &coverage)
    }
  }
}
