import ClusterObjects

/// Calico's objects are served by two groups: `crd.projectcalico.org`, where v3.31 and older keep
/// them, and `projectcalico.org`, which is the same through an aggregated API server or, from
/// v3.32, kinds of its own (https://docs.tigera.io/calico/latest/operations/native-v3-crds).
struct CalicoGroups {
  private static let current = "projectcalico.org"
  private static let stored = "crd.projectcalico.org"
  private static let definition: ResourceName = "customresourcedefinitions.apiextensions.k8s.io"

  /// Whether agents read the newer group alone: a migration leaves the other one's objects behind
  /// (https://docs.tigera.io/calico/latest/operations/crd-migration).
  private let readsCurrentOnly: Bool
  /// Why nobody can say which group agents read; nil: their workload was seen.
  private let unseenAgents: UnknownReason?
  private let evidence: NetworkEvidence

  init(agents: AgentWorkload, _ evidence: NetworkEvidence) {
    let group = agents.variable("CALICO_API_GROUP", of: CalicoPlugin.container)
    readsCurrentOnly = group?.value == "\(Self.current)/v3"
    unseenAgents = agents.sighting.unknown
    self.evidence = evidence
  }

  // MARK: What is read

  /// Both scopes of an object.
  static func scopes(_ plural: String, name: String = "") -> [Scope] {
    [current, stored].map { Scope(ResourceName("\(plural).\($0)"), name: name) }
  }

  /// What ``objects(_:)`` reads.
  static func inputs(_ plural: String) -> [Scope] {
    scopes(plural) + [Scope(definition, name: "\(plural).\(current)")]
  }

  /// What ``installed(_:)`` reads.
  static let definitions = [current, stored].map { Scope(definition, name: "ippools.\($0)") }

  /// The kind that says that Calico was installed once.
  ///
  /// - Throws: the history's error.
  static func installed(_ evidence: NetworkEvidence) throws -> EvidenceObject? {
    for scope in definitions {
      if let found = try evidence.object(scope.resource, named: scope.name).object { return found }
    }
    return nil
  }

  // MARK: Objects

  /// One object.
  ///
  /// - Throws: the history's error.
  func object(_ plural: String, named name: String) throws -> Sighting {
    let served = try evidence.object(ResourceName("\(plural).\(Self.current)"), named: name)
    if readsCurrentOnly || served.object != nil { return served }
    let stored = try evidence.object(ResourceName("\(plural).\(Self.stored)"), named: name)
    if stored.object != nil { return stored }
    return served.unknown == nil ? stored : served
  }

  /// All objects of a kind.
  struct Objects {
    /// Those of the newer group first, which count where both have one of a name.
    let objects: [EvidenceObject]
    /// Why there may be more, or others in place of these; nil: these are all.
    let unseen: UnknownReason?
    /// What is taken for granted where one group alone was seen; nil: nothing is.
    let assumption: String?
  }

  /// All objects of a kind.
  ///
  /// - Throws: the history's error.
  func objects(_ plural: String) throws -> Objects {
    let served = try evidence.objects(of: ResourceName("\(plural).\(Self.current)"))
    if readsCurrentOnly {
      return Objects(objects: served.objects, unseen: served.unseen, assumption: nil)
    }
    let stored = try evidence.objects(of: ResourceName("\(plural).\(Self.stored)"))
    let definition = try evidence.object(Self.definition, named: "\(plural).\(Self.current)")
    let all = served.objects + stored.objects
    if let unseenAgents, !served.objects.isEmpty,
      !stored.objects.allSatisfy({ left in
        served.objects.contains { $0.key.name == left.key.name }
      })
    {
      // Agents that read the newer group alone do not know what only the other one has.
      return Objects(objects: all, unseen: unseenAgents, assumption: nil)
    }
    if served.isWhole, !served.objects.isEmpty || stored.isWhole {
      return Objects(objects: all, unseen: nil, assumption: nil)
    }
    // Without a kind of its own the newer group serves what the other one keeps.
    if case .absent = definition, stored.isWhole {
      return Objects(objects: all, unseen: nil, assumption: nil)
    }
    if definition.object == nil, stored.isWhole, !stored.objects.isEmpty {
      return Objects(
        objects: all, unseen: nil,
        assumption: "\(plural).\(Self.current) were not seen, and are taken to be the same")
    }
    return Objects(objects: all, unseen: served.unseen ?? stored.unseen, assumption: nil)
  }
}
