import ClusterObjects

/// One collection of a live cluster.
struct CollectionRun: Sendable {
  private let client: PatientClient
  private let cache: ItemCache
  private let startedAt: Instant

  private var api: any ClusterAPI { client.api }
  private var options: LiveOptions { client.options }

  init(
    _ api: any ClusterAPI, _ options: LiveOptions, cache: ItemCache, startedAt: Instant
  ) {
    client = PatientClient(api, options, CollectionTally())
    self.cache = cache
    self.startedAt = startedAt
  }

  /// Asks everything, and puts the answers together.
  ///
  /// - Throws: ``AccessError`` when nothing was answered, ``EvidenceError`` when nobody can say
  ///   which cluster it is, `CancellationError`.
  func collect() async throws -> (collection: LiveCollection, cache: ItemCache) {
    options.progress(ResourceCatalogue.versionResource)
    let version = try await VersionQuestion().answer(client)
    if case .failed(let error) = version.failure, error.category != .unintelligible { throw error }
    let discovery = try await DiscoveryQuestion().answer(client)
    try requireServer(version, discovery)
    var parts = [version]
    parts += try await answers(to: CollectionPlan.first(namespace: options.namespace), uid: nil)
    let namespaces = options.namespace == nil ? parts.last : nil
    if parts.allSatisfy({ $0.clusterUIDs.isEmpty }), options.namespace == nil,
      let question = CollectionPlan.namespaceQuestion(named: "kube-system")
    {
      // Whoever may not list them may often get this one.
      parts += try await answers(to: [question], uid: nil)
    }
    let uid = parts.lazy.compactMap(\.clusterUIDs.first).first
    let plan = CollectionPlan(
      discovery, namespace: options.namespace, namespaces: namespaces)
    parts += try await answers(to: plan.questions, uid: uid)
    try requireEvidence(parts)
    parts.append(plan.known)
    let collection = try await puttingTogether(parts, uid, discovery)
    let remembered = parts.compactMap(\.remembered)
    return (
      collection,
      ItemCache(clusterUID: uid, remembered, bytesMax: options.cacheBytesMax)
    )
  }

  /// Stops where nothing answers as an API server does: asking for everything would only take long.
  private func requireServer(_ version: EvidencePart, _ discovery: Discovery) throws {
    guard !version.isAnswered, !discovery.isAnswered else { return }
    let failures = ([version.failure] + discovery.problems.map(\.failure)).compactMap(\.self)
    guard let first = failures.first, !failures.contains(where: \.isAnswer) else { return }
    throw first.accessError(of: api.name)
  }

  /// That a server is there, and what it calls itself, is no evidence of the network.
  private func requireEvidence(_ parts: [EvidencePart]) throws {
    let asked = parts.dropFirst()
    guard !asked.contains(where: \.isAnswered) else { return }
    let words = asked.lazy.flatMap(\.coverage.values).compactMap(\.note).first
    throw AccessError(
      .unreachable,
      "\(api.name): nothing of what netlapse records could be read"
        + (words.map { ": \($0)" } ?? ""),
      hint: "netlapse doctor --live tries each read; netlapse rbac prints the rights it takes")
  }

  // MARK: Questions

  /// The answers, in the order of the questions, of which some are asked at the same time.
  private func answers(
    to questions: [CollectionQuestion], uid: String?
  ) async throws -> [EvidencePart] {
    var told: Set<ResourceName> = []
    return try await withThrowingTaskGroup(of: (Int, EvidencePart).self) { group in
      var parts = [EvidencePart](repeating: EvidencePart(), count: questions.count)
      var running = 0
      for (index, question) in questions.enumerated() {
        if running >= max(options.concurrentLists, 1), let (done, part) = try await group.next() {
          parts[done] = part
          running -= 1
        }
        try Task.checkCancellation()
        if told.insert(question.resource.name).inserted { options.progress(question.resource.name) }
        running += 1
        group.addTask {
          (index, try await question.answer(client, cache: cache, clusterUID: uid))
        }
      }
      for try await (done, part) in group { parts[done] = part }
      return parts
    }
  }

  // MARK: Putting together

  private func puttingTogether(
    _ parts: [EvidencePart], _ uid: String?, _ discovery: Discovery
  ) async throws -> LiveCollection {
    var coverage = Coverage()
    var refused = RefusedEvidence()
    var objects: [CollectedObject] = []
    var contents: [UInt8] = []
    contents.reserveCapacity(parts.reduce(0) { $0 + $1.contents.count })
    for part in parts {
      for (scope, entry) in part.coverage { coverage.note(entry, for: scope) }
      refused.add(part.refused)
      let start = contents.count
      contents += part.contents
      objects += part.objects.map { object in
        let range = object.content
        return CollectedObject(
          key: object.key, digest: object.digest,
          content: range.lowerBound + start..<range.upperBound + start)
      }
    }
    var snapshot = CollectedSnapshot(
      cluster: try cluster(uid, parts), clusterName: options.clusterName, startedAt: startedAt,
      endedAt: options.clock.now(), evidence: .live, source: options.source ?? api.name,
      timeSource: .live,
      coverage: coverage)
    snapshot.take(objects, contents: contents)
    snapshot.clockOffsetMilliseconds = await client.tally.clockOffsetMilliseconds
    return LiveCollection(
      snapshot: snapshot, refused: refused,
      hints: hints(discovery, parts, isIdentified: uid != nil), cost: await client.tally.cost)
  }

  /// Whose evidence it is. A name takes the place of the UID where this user may not read it, and
  /// never where reading it failed: the cluster would be another one on record for that moment.
  private func cluster(_ uid: String?, _ parts: [EvidencePart]) throws -> ClusterKey {
    if let uid { return .uid(uid) }
    let scopes = [
      Scope(CollectionPlan.namespacesName, name: "kube-system"),
      Scope(CollectionPlan.namespacesName),
    ]
    let entries = scopes.compactMap { scope in
      parts.lazy.compactMap { $0.coverage[scope] }.first
    }
    let question =
      "which cluster is it? The kube-system namespace, whose UID would tell, could not be read"
    if let failed = entries.first(where: { $0.outcome == .failed || $0.outcome == .partial }) {
      throw AccessError(
        .interrupted, "\(api.name): \(question)" + (failed.note.map { ": \($0)" } ?? ""),
        hint: "try again")
    }
    if let name = options.clusterName { return .name(name) }
    throw EvidenceError(
      .unstated, path: api.name,
      question + (entries.lazy.compactMap(\.note).first.map { ": \($0)" } ?? ""),
      hint: "let this user get the namespace kube-system, or name the cluster with --cluster")
  }

  private func hints(
    _ discovery: Discovery, _ parts: [EvidencePart], isIdentified: Bool
  ) -> [String] {
    var hints = discovery.problems.prefix(10).map { path, failure in
      "discovery of \(path.text): \(failure.words); what is not served can then not be told from "
        + "what failed"
    }
    if !isIdentified {
      hints.append(
        "the cluster goes by its name alone, because the UID of the kube-system namespace could "
          + "not be read")
    }
    return hints + parts.flatMap(\.hints)
  }
}
