import ClusterObjects

/// Decides, over a whole input, what its lists cover.
struct CoverageJudge {
  private let options: FileEvidenceOptions
  private let lists: [ListSighting]
  private let singles: [ObjectKey]
  private let statuses: [StatusSighting]
  private let requests: [CollectionRequest]
  private let served: ServedAPIs
  /// Resources of which the input is known to lack something: a page says that there is more, or
  /// objects came in a version that cannot be read. The last page alone looks like a whole list,
  /// so no list of such a resource proves that anything is absent.
  private let lacking: Set<ResourceName>
  /// The namespaces that were seen.
  private let namespaces: Set<String>

  /// What is covered.
  private(set) var coverage = Coverage()
  /// What the user should know.
  private(set) var hints: [String] = []

  /// - Throws: ``EvidenceError`` when a list goes beyond the namespace that was stated.
  init(_ assembly: borrowing EvidenceAssembly, _ options: FileEvidenceOptions) throws {
    self.options = options
    lists = assembly.lists
    singles = assembly.singles
    statuses = assembly.statuses
    requests = assembly.manifests.flatMap(\.requests)
    served = assembly.served
    lacking = assembly.intake.unreadable.union(
      assembly.lists.filter { $0.isPartial || $0.mayBeCutOff }.map { $0.resource.name })
    namespaces = Set(
      assembly.intake.objects.lazy.map(\.key).filter { $0.resource == "namespaces" }.map(\.name))
    try judge()
  }

  /// How far a list without a scope of its own reaches.
  private enum Reach {
    case everywhere
    case namespace(String)
    /// Each list covers the one namespace its items are of.
    case ownNamespace
    /// Nothing tells.
    case unknown
  }

  private mutating func judge() throws {
    let reach = try judgeReach()
    for request in requests { judge(request, reach) }
    for list in lists {
      let isAnswer = requests.contains {
        $0.file == list.file && $0.resource.name == list.resource.name
      }
      if !isAnswer { judge(list, reach) }
    }
    for key in singles {
      let recipe = ResourceCatalogue.current[key.resource]?.recipe ?? 1
      coverage.note(
        CoverageEntry(.complete, recipe: recipe),
        for: Scope(key.resource, namespace: key.namespace, name: key.name))
    }
    for status in statuses { judge(status, reach) }
    for resource in ResourceCatalogue.current.resources
    where resource.origin == .api && served.lacks(resource) {
      let note = "the server serves it in no version"
      coverage.note(
        CoverageEntry(.notServed, recipe: resource.recipe, note: note), for: Scope(resource.name))
    }
  }

  // MARK: Reach

  private mutating func judgeReach() throws -> Reach {
    switch options.namespaceScope {
    case .allNamespaces:
      hints.append("the lists are taken as cluster-wide, as stated")
      return .everywhere
    case .namespace(let stated):
      for list in lists {
        if let other = list.namespaces.subtracting([stated]).min() {
          throw EvidenceError(
            .malformed, path: list.file,
            "it lists \(list.resource.name) of namespace \(other), not only of \(stated)",
            hint: "leave out -n \(stated), or give the lists of that namespace")
        }
      }
      hints.append("the lists are taken as those of namespace \(stated), as stated")
      return .namespace(stated)
    case .judged: return judgeFromItems()
    }
  }

  private mutating func judgeFromItems() -> Reach {
    // Lists whose requests tell how far they reach need no judging, and tell nothing of others.
    let explained = Set(requests.lazy.filter(\.isScopeKnown).compactMap(\.file))
    let namespaced = lists.filter { !$0.namespaces.isEmpty && !explained.contains($0.file) }
    if let widest = namespaced.first(where: { $0.namespaces.count > 1 }) {
      hints.append(
        "the lists are taken as cluster-wide: \(widest.file) spans several namespaces "
          + "(-n NAMESPACE states otherwise)")
      return .everywhere
    }
    let union = namespaced.reduce(into: Set<String>()) { $0.formUnion($1.namespaces) }
    if union.count == 1, let only = union.first {
      hints.append(
        "the lists are taken as those of namespace \(only): no other appears "
          + "(-A states that they are cluster-wide)")
      return .namespace(only)
    }
    if union.isEmpty { return .unknown }
    hints.append(
      "each list is taken as that of the one namespace it shows (-A states that they are "
        + "cluster-wide)")
    return .ownNamespace
  }

  private func scopes(_ list: ListSighting, _ reach: Reach) -> [Scope] {
    let resource = list.resource
    guard resource.isNamespaced else { return resource.scopes(inNamespace: nil) }
    switch reach {
    case .everywhere: return resource.scopes(inNamespace: nil)
    case .namespace(let namespace): return resource.scopes(inNamespace: namespace)
    case .ownNamespace: return list.namespaces.flatMap { resource.scopes(inNamespace: $0) }
    case .unknown: return []
    }
  }

  private mutating func note(
    _ outcome: CoverageOutcome, _ scopes: [Scope], _ resource: Resource, note: String? = nil
  ) {
    for scope in scopes {
      coverage.note(
        CoverageEntry(outcome, recipe: resource.recipe, note: note), for: scope)
    }
  }

  // MARK: Evidence

  private mutating func judge(_ list: ListSighting, _ reach: Reach) {
    let name = list.resource.name
    let isBelieved =
      list.itemCount > 0 || list.isTrustedWhenEmpty || options.emptyLists.covers(list.resource)
    guard isBelieved else {
      hints.append(
        "\(list.file): an empty List covers nothing, because kubectl prints the same when it was "
          + "refused; if there are no \(name), pass --trust-empty=\(list.resource.plural)")
      return
    }
    let scopes = scopes(list, reach)
    if scopes.isEmpty, list.itemCount == 0 {
      hints.append(
        "\(list.file): nothing tells which namespaces this empty list of \(name) is of; "
          + "pass -A or -n NAMESPACE")
    }
    note(lacking.contains(name) ? .partial : .complete, scopes, list.resource)
    if list.mayBeCutOff {
      hints.append(
        "\(list.file): it ends with its items, so it may have been cut off: what it lacks is "
          + "unknown (kubectl writes kind and metadata behind them; JSON always tells)")
    }
    if list.isPartial {
      hints.append("\(list.file): a page of \(name), not all of them: what it lacks is unknown")
    }
  }

  private mutating func judge(_ request: CollectionRequest, _ reach: Reach) {
    if let name = request.objectName { return judge(request, ofObject: name) }
    let resource = request.resource
    let found = lists.filter { $0.file == request.file && $0.resource.name == resource.name }
    let scopes =
      request.isScopeKnown
      ? resource.scopes(inNamespace: request.namespace)
      : self.scopes(found.first ?? ListSighting(file: "", resource: resource), reach)
    if request.exitStatus != 0 {
      let refusal = ServerRefusal(
        kubectlError: request.error ?? "exit status \(request.exitStatus)",
        provesAbsence: served.lacks(resource))
      // What arrived before the failure was seen all the same.
      let listed = found.contains { $0.itemCount > 0 }
      note(listed ? .partial : refusal.outcome, scopes, resource, note: refusal.note)
    } else if !found.isEmpty {
      let isWhole = !request.isSelective && !lacking.contains(resource.name)
      note(isWhole ? .complete : .partial, scopes, resource)
    } else if isAnsweredByNamespaces(request) {
      note(.complete, scopes, resource)
    } else if resource.origin == .api || !singles.contains(where: { $0.resource == resource.name })
    {
      noteMissingAnswer(to: request, scopes)
    }
  }

  /// The answer speaks for this one object, whether it was there or the server said that it was
  /// not.
  private mutating func judge(_ request: CollectionRequest, ofObject name: String) {
    let resource = request.resource
    let namespace = request.namespace ?? ""
    guard resource.selection.selects(namespace: namespace, name: name) else { return }
    let scope = Scope(resource.name, namespace: namespace, name: name)
    if request.exitStatus != 0 {
      let error = request.error ?? "exit status \(request.exitStatus)"
      if ServerRefusal.denies(name, of: resource.name, kubectlError: error) {
        return note(.complete, [scope], resource)
      }
      let refusal = ServerRefusal(kubectlError: error, provesAbsence: served.lacks(resource))
      note(refusal.outcome, [scope], resource, note: refusal.note)
    } else if isAnsweredByNamespaces(request) {
      note(.complete, [scope], resource)
    } else if !singles.contains(
      ObjectKey(resource: resource.name, namespace: namespace, name: name))
    {
      noteMissingAnswer(to: request, [scope])
    }
  }

  /// Whether the answer is the list of all namespaces, without the one that was asked about: then
  /// nothing is in it.
  private func isAnsweredByNamespaces(_ request: CollectionRequest) -> Bool {
    guard request.resource.isNamespaced, let namespace = request.namespace,
      !namespaces.contains(namespace), !namespaces.isEmpty, !lacking.contains("namespaces")
    else { return false }
    return requests.contains {
      $0.resource.name == "namespaces" && $0.isScopeKnown && $0.objectName == nil
        && !$0.isSelective && $0.exitStatus == 0 && $0.file == request.file
    } && lists.contains { $0.file == request.file && $0.resource.name == "namespaces" }
  }

  private mutating func noteMissingAnswer(to request: CollectionRequest, _ scopes: [Scope]) {
    let missing =
      request.file.map { "\($0) is missing or holds something else" } ?? "the answer was not kept"
    note(.notCollected, scopes, request.resource, note: missing)
    hints.append("\(request.resource.name): \(missing)")
  }

  private mutating func judge(_ status: StatusSighting, _ reach: Reach) {
    guard let resource = status.resource else {
      hints.append("\(status.file): a Status that does not tell what was asked for")
      return
    }
    if status.isAboutOneObject {
      hints.append("\(status.file): a Status about one object; it covers no list")
      return
    }
    let refusal = ServerRefusal(
      httpStatus: status.code, message: status.message,
      provesAbsence: served.lacks(resource))
    if status.code == 404, refusal.outcome == .failed {
      hints.append(
        "\(status.file): not found in one version does not mean in none; add what "
          + "kubectl get --raw /apis answers")
    }
    let list = ListSighting(file: status.file, resource: resource)
    let scopes = scopes(list, reach)
    note(
      refusal.outcome, scopes.isEmpty ? resource.scopes(inNamespace: nil) : scopes, resource,
      note: refusal.note)
  }
}
