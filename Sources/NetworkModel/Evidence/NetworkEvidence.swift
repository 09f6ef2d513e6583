package import ClusterObjects
package import JSONScanner

/// What a moment shows, as the model reads it. It notes what was asked for, so that a test can hold
/// every source to the inputs it declares.
package final class NetworkEvidence {
  /// The moment.
  package let moment: Moment
  /// The record.
  package let history: any History
  /// Scopes that were asked for.
  package private(set) var asked: Set<Scope> = []
  /// Contents that were read.
  package let cache: ContentCache
  private let substitutes: [ObjectKey: ContentReference]
  private var states: [ResourceName: ResourceState] = [:]
  private var namespaceStates: [Scope: ResourceState] = [:]
  private var lists: [ResourceName: ObjectList] = [:]
  private var network: DetectedNetwork?

  /// - Parameters:
  ///   - cache: shared between the moments of one comparison.
  ///   - substitutes: contents that stand for those of the moment.
  package init(
    history: any History, moment: Moment, cache: ContentCache = ContentCache(),
    substitutes: [ObjectKey: ContentReference] = [:]
  ) {
    self.history = history
    self.moment = moment
    self.cache = cache
    self.substitutes = substitutes
  }

  /// The same moment with other contents in place of some of its own.
  package func substituting(_ contents: [ObjectKey: ContentReference]) -> NetworkEvidence {
    NetworkEvidence(
      history: history, moment: moment, cache: cache,
      substitutes: substitutes.merging(contents) { $1 })
  }

  // MARK: Objects

  /// One object.
  ///
  /// - Throws: the history's error.
  package func object(
    _ resource: ResourceName, in namespace: String = "", named name: String
  ) throws -> Sighting {
    let key = ObjectKey(resource: resource, namespace: namespace, name: name)
    asked.insert(Scope(resource, namespace: namespace, name: name))
    if let content = substitutes[key] {
      return .present(
        EvidenceObject(key: key, json: try cache.json(content, of: resource, in: history)))
    }
    guard let snapshot = moment.snapshot(for: resource) else {
      return .unknown(unseen(resource, .notCollected, namespace: namespace))
    }
    switch try history.observation(of: key, at: snapshot) {
    case .present(let content):
      return .present(
        EvidenceObject(key: key, json: try cache.json(content, of: resource, in: history)))
    case .absent: return .absent
    case .unknown(let outcome):
      return .unknown(unseen(resource, outcome, namespace: namespace, name: name))
    }
  }

  /// One object, by its key.
  ///
  /// - Throws: the history's error.
  package func object(_ key: ObjectKey) throws -> Sighting {
    try object(key.resource, in: key.namespace, named: key.name)
  }

  /// All objects of a resource. For resources of which there are many (pods, endpointslices) use
  /// ``scan(_:in:_:)``, which keeps nothing.
  ///
  /// - Parameter namespace: only those of one namespace; nil: all.
  /// - Throws: the history's error.
  package func objects(
    of resource: ResourceName, in namespace: String? = nil
  ) throws -> ObjectList {
    asked.insert(Scope(resource, namespace: namespace ?? ""))
    let whole = try list(of: resource)
    guard let namespace else { return whole }
    return ObjectList(
      objects: whole.objects.filter { $0.key.namespace == namespace },
      unseen: unseenReason(resource, namespace: namespace))
  }

  private func list(of resource: ResourceName) throws -> ObjectList {
    if let known = lists[resource] { return known }
    var objects: [EvidenceObject] = []
    if let state = try state(of: resource) {
      for (key, content) in state.objects.sorted(by: { $0.key < $1.key }) {
        let content = substitutes[key] ?? content
        objects.append(
          EvidenceObject(key: key, json: try cache.json(content, of: resource, in: history)))
      }
    }
    let list = ObjectList(objects: objects, unseen: unseenReason(resource, namespace: nil))
    lists[resource] = list
    return list
  }

  /// Reads the objects of a resource one after the other, in order, keeping none.
  ///
  /// - Parameters:
  ///   - namespace: only those of one namespace; nil: all.
  ///   - filter: which of them, by key.
  ///   - body: called with the key and a scanner that holds the object.
  /// - Returns: why there may be more; nil: these were all.
  /// - Throws: the history's error, or what `body` throws.
  package func scan(
    _ resource: ResourceName, in namespace: String? = nil,
    where filter: (ObjectKey) -> Bool = { _ in true },
    _ body: (ObjectKey, borrowing JSONScanner) throws -> Void
  ) throws -> UnknownReason? {
    asked.insert(Scope(resource, namespace: namespace ?? ""))
    var scanner = JSONScanner()
    let chosen = try contents(of: resource, in: namespace).filter { filter($0.key) }
    for (key, content) in chosen.sorted(by: { $0.key < $1.key }) {
      try history.withContent(content) { scanner.load($0) }
      try scanner.scanWhole()
      try body(key, scanner)
    }
    return unseenReason(resource, namespace: namespace)
  }

  /// How many objects of a resource there are, without reading them, and why there may be more;
  /// nil: these were all.
  ///
  /// - Throws: the history's error.
  package func count(
    of resource: ResourceName
  ) throws -> (objects: Int, unseen: UnknownReason?) {
    asked.insert(Scope(resource))
    let objects = try state(of: resource)?.objects.count ?? 0
    return (objects, unseenReason(resource, namespace: nil))
  }

  /// Reads those of some objects that are there, one after the other, keeping none. Costs what they
  /// cost, however many others there are.
  ///
  /// - Throws: the history's error, or what `body` throws.
  package func scan(
    _ keys: some Sequence<ObjectKey>, _ body: (ObjectKey, borrowing JSONScanner) throws -> Void
  ) throws {
    var scanner = JSONScanner()
    for key in keys.sorted() {
      asked.insert(Scope(key.resource, namespace: key.namespace, name: key.name))
      guard let snapshot = moment.snapshot(for: key.resource),
        case .present(let content) = try history.observation(of: key, at: snapshot)
      else { continue }
      try history.withContent(content) { scanner.load($0) }
      try scanner.scanWhole()
      try body(key, scanner)
    }
  }

  /// The versions an object had, up to this moment.
  ///
  /// - Throws: the history's error.
  package func versions(of key: ObjectKey) throws -> [ObjectVersion] {
    asked.insert(Scope(key.resource, namespace: key.namespace, name: key.name))
    guard let snapshot = moment.snapshot(for: key.resource) else { return [] }
    return try history.versions(of: key, in: snapshot.cluster)
      .filter { $0.firstSeen.position <= snapshot.position }
  }

  private func contents(
    of resource: ResourceName, in namespace: String?
  ) throws -> [ObjectKey: ContentReference] {
    guard let namespace else { return try state(of: resource)?.objects ?? [:] }
    if let known = states[resource] {
      return known.objects.filter { $0.key.namespace == namespace }
    }
    guard let snapshot = moment.snapshot(for: resource) else { return [:] }
    let scope = Scope(resource, namespace: namespace)
    if let known = namespaceStates[scope] { return known.objects }
    let state = try history.state(of: resource, in: namespace, at: snapshot)
    namespaceStates[scope] = state
    return state.objects
  }

  private func state(of resource: ResourceName) throws -> ResourceState? {
    if let known = states[resource] { return known }
    guard let snapshot = moment.snapshot(for: resource) else { return nil }
    let state = try history.state(of: resource, at: snapshot)
    states[resource] = state
    return state
  }

  // MARK: Coverage

  /// How the attempt to see a scope ended.
  package func outcome(of scope: Scope) -> CoverageOutcome {
    asked.insert(scope)
    return moment.coverage(for: scope.resource).outcome(of: scope)
  }

  /// Why not all objects of a resource were seen; nil: they were, or there can be none.
  private func unseenReason(_ resource: ResourceName, namespace: String?) -> UnknownReason? {
    let coverage = moment.coverage(for: resource)
    let scopes = Self.scopes(of: resource, in: namespace)
    for scope in scopes {
      let outcome = coverage.outcome(of: scope)
      if outcome.isDeterminate { continue }
      return unseen(resource, outcome, namespace: scope.namespace, name: scope.name)
    }
    // A narrower scope may have failed inside of one that did not.
    for scope in coverage.scopes(of: resource)
    where namespace == nil || scope.namespace == namespace {
      let outcome = coverage.outcome(of: scope)
      if !outcome.isDeterminate {
        return unseen(resource, outcome, namespace: scope.namespace, name: scope.name)
      }
    }
    return nil
  }

  /// The scopes that have to be seen for a list to be whole: of a resource of which few objects are
  /// recorded, those few.
  private static func scopes(of resource: ResourceName, in namespace: String?) -> [Scope] {
    guard let entry = ResourceCatalogue.current[resource] else { return [Scope(resource)] }
    return entry.scopes(inNamespace: namespace)
  }

  private func unseen(
    _ resource: ResourceName, _ outcome: CoverageOutcome, namespace: String, name: String = ""
  ) -> UnknownReason {
    let scope = Scope(resource, namespace: namespace, name: name)
    let how =
      switch outcome {
      case .forbidden: "may not be read"
      case .failed: "could not be read"
      case .partial: "were read in part"
      case .complete, .notServed, .notCollected: "were not collected"
      }
    return UnknownReason(unseen: [resource], "\(scope) \(how)", shownBy: scope.description)
  }

  /// Why a fact of another moment may hold here whatever is stated: something that proves it there
  /// was not seen here. nil: all of it was.
  ///
  /// - Throws: the history's error.
  package func unseenProof(of fact: Fact) throws -> UnknownReason? {
    for key in Set(fact.provenance.map(\.key)) {
      let outcome = moment.coverage(for: key.resource).outcome(of: key)
      if outcome.isDeterminate { continue }
      if let snapshot = moment.snapshot(for: key.resource),
        case .present = try history.observation(of: key, at: snapshot)
      {
        continue
      }
      return unseen(key.resource, outcome, namespace: key.namespace, name: key.name)
    }
    return nil
  }

  // MARK: The network plugin

  /// The plugins at work, found once.
  ///
  /// - Throws: the history's error.
  package func detectedNetwork() throws -> DetectedNetwork {
    if let network { return network }
    let found = try DetectedNetwork(in: self)
    network = found
    return found
  }

  // MARK: Facts

  /// A reading as a fact: its evidence is that of the snapshots that saw what proves it.
  package func fact(
    _ name: FactName, of subject: FactSubject = .cluster, _ reading: Reading<FactValue>
  ) -> Fact {
    let state: Fact.State =
      switch reading.outcome {
      case .known(let value): .known(value, level(of: reading))
      case .unknown(let reason): .unknown(reason)
      }
    return Fact(
      name, of: subject, state: state, reasoning: reading.reasoning,
      provenance: Array(Set(reading.provenance)).sorted())
  }

  private func level(of reading: Reading<FactValue>) -> EvidenceLevel {
    switch reading.basis {
    case .documented: return .documentation
    case .inferred: return .inference
    case .stated:
      let levels = reading.provenance.compactMap {
        moment.snapshot(for: $0.key.resource)?.evidence
      }
      if levels.isEmpty { return moment.snapshot.evidence }
      return levels.allSatisfy { $0 == .live } ? .live : .userProvided
    }
  }
}
