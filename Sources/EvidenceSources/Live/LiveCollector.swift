import ClusterObjects

/// Collects what the catalogue records from a live cluster, by GET alone.
///
/// What the server serves is discovered; every resource ends complete, partial, forbidden, not
/// served or failed, with the server's words. It is made for one cluster and used again and again:
/// items that did not change since the last time are not read again.
package actor LiveCollector {
  private let api: any ClusterAPI
  private let options: LiveOptions
  private let timing: LiveTiming
  private let progress: @Sendable (String) -> Void
  private let catalogue = ResourceCatalogue.current
  private var known = KnownLists()
  private var rules = RetryRules()

  /// - Parameter progress: told what is being read.
  package init(
    api: any ClusterAPI, options: LiveOptions, timing: LiveTiming = LiveTiming(),
    progress: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    self.api = api
    self.options = options
    self.timing = timing
    self.progress = progress
  }

  /// Collects once.
  ///
  /// - Throws: ``AccessError`` when nothing could be collected, ``EvidenceError`` when nothing
  ///   tells which cluster it is, `CancellationError`.
  package func collect() async throws -> LiveCollection {
    let tally = RequestTally()
    let requester = LiveRequester(api: api, timing: timing, rules: rules, tally: tally)
    let startedAt = timing.now()
    var answers = CollectedAnswers()
    progress("discovery")
    let version = try await readVersion(requester)
    let discovery = try await LiveDiscovery(
      requester, timeoutSeconds: options.requestTimeoutSeconds, catalogue: catalogue)
    var all: [ResourceAnswer] = []
    if let version { all.append(version) }
    let namespaces = try await readNamespaces(requester, discovery, &answers)
    all += namespaces
    known.require(cluster: Self.clusterUIDs(of: namespaces))
    let plan = CollectionPlan(
      catalogue, discovery, namespace: options.namespace, namespaces: Self.names(in: namespaces))
    answers.take(plan.coverage)
    all += try await read(plan.questions, requester, discovery)
    for answer in all {
      guard let resource = catalogue[answer.question.resource] else { continue }
      answers.take(answer, of: resource)
    }
    known.remember(
      all, ofCluster: answers.clusterUIDs, bytesMax: options.knownItemsBytesMax)
    try requireSomething(answers, all)
    var snapshot = CollectedSnapshot(
      cluster: try cluster(answers.clusterUIDs), clusterName: options.clusterName,
      startedAt: startedAt, endedAt: timing.now(), evidence: .live, source: options.source,
      timeSource: .live, coverage: answers.coverage)
    snapshot.clockOffsetMilliseconds = await tally.clockOffsetMilliseconds
    snapshot.take(answers.objects, contents: answers.contents)
    return LiveCollection(
      snapshot: snapshot, refused: answers.refused, hints: discovery.gaps,
      requests: await tally.requests, retries: await tally.retries)
  }

  // MARK: What comes first

  /// The server's version; nil where it does not tell, which is told by the coverage of nothing.
  ///
  /// It is the first request: a server that is not there at all is not asked for anything else.
  private func readVersion(_ requester: LiveRequester) async throws -> ResourceAnswer? {
    guard let resource = catalogue[ResourceCatalogue.versionResource] else { return nil }
    let question = ResourceQuestion(
      resource: resource.name, apiVersion: "", isCertain: true, namespace: nil,
      name: "kubernetes")
    var answer = ResourceAnswer(
      question: question, entry: CoverageEntry(.failed, recipe: resource.recipe))
    let request = APIRequest("/version", timeoutSeconds: options.requestTimeoutSeconds)
    do {
      let reply = try await requester.ask(request) { body in
        let reader = AnswerReader()
        _ = try await reader.read(body, named: "/version")
        return reader.findings()
      }
      switch reply {
      case .answered(let findings, let instant):
        answer.findings = findings
        answer.entry.outcome = findings.objects.isEmpty ? .failed : .complete
        answer.entry.answeredAt = instant
      case .refused(let refusal):
        if refusal.status == 401 { throw LiveDiscovery.unauthenticated(refusal) }
        answer.entry.outcome = refusal.status == 403 ? .forbidden : .failed
        answer.entry.note = refusal.message
        answer.entry.answeredAt = refusal.answeredAt
      }
    } catch let error as EvidenceError {
      // A page for people is no reason to give up yet.
      answer.entry.note = error.description
      answer.error = AccessError(
        .unintelligible, "\(api.name) does not answer as an API server does: \(error)",
        hint: "check the address, and whether a proxy or a login page is in between")
    }
    return answer
  }

  /// The namespaces: what lies in those that are not there need not be asked for. With one
  /// namespace to read, only that one, and `kube-system`, whose UID tells clusters apart.
  private func readNamespaces(
    _ requester: LiveRequester, _ discovery: LiveDiscovery, _ answers: inout CollectedAnswers
  ) async throws -> [ResourceAnswer] {
    guard let resource = catalogue["namespaces"] else { return [] }
    progress("namespaces")
    var coverage = Coverage()
    func question(_ name: String?) -> ResourceQuestion? {
      CollectionPlan.question(resource, discovery, namespace: nil, name: name, into: &coverage)
    }
    defer { answers.take(coverage) }
    var names: [String] = []
    var found: [ResourceAnswer] = []
    if let namespace = options.namespace {
      names = namespace == "kube-system" ? [namespace] : ["kube-system", namespace]
    } else if let question = question(nil) {
      let answer = try await ListReading(
        requester: requester, options: options, discovery: discovery, resource: resource,
        question: question, known: known[question]
      ).read()
      found.append(answer)
      if answer.findings?.clusterUIDs.isEmpty ?? true { names = ["kube-system"] }
    }
    for name in names {
      guard let question = question(name) else { continue }
      let answer = try await ObjectReading(
        requester: requester, options: options, discovery: discovery, resource: resource,
        question: question
      ).read()
      found.append(answer)
    }
    return found
  }

  private static func clusterUIDs(of answers: [ResourceAnswer]) -> Set<String> {
    answers.reduce(into: []) { $0.formUnion($1.findings?.clusterUIDs ?? []) }
  }

  /// The namespaces there are, where a list of all of them is complete.
  private static func names(
    in answers: [ResourceAnswer]
  ) -> (names: Set<String>, at: Instant?)? {
    guard
      let list = answers.first(where: {
        $0.question.name == nil && $0.entry.outcome == .complete
      }), let findings = list.findings
    else { return nil }
    return (Set(findings.objects.map(\.key.name)), list.entry.answeredAt)
  }

  // MARK: Everything else

  /// The answers in the order of the questions, some asked at a time.
  private func read(
    _ questions: [ResourceQuestion], _ requester: LiveRequester, _ discovery: LiveDiscovery
  ) async throws -> [ResourceAnswer] {
    let (options, progress, known) = (options, progress, known)
    return try await withThrowingTaskGroup(of: (Int, ResourceAnswer)?.self) { group in
      var answers: [(Int, ResourceAnswer)] = []
      var next = 0
      func ask() {
        guard next < questions.count else { return }
        let (index, question) = (next, questions[next])
        next += 1
        guard let resource = catalogue[question.resource] else { return }
        group.addTask {
          progress(question.path(plural: resource.plural))
          let answer =
            if question.name == nil {
              try await ListReading(
                requester: requester, options: options, discovery: discovery,
                resource: resource, question: question, known: known[question]
              ).read()
            } else {
              try await ObjectReading(
                requester: requester, options: options, discovery: discovery,
                resource: resource, question: question
              ).read()
            }
          return (index, answer)
        }
      }
      for _ in 0..<max(options.listsAtOnce, 1) { ask() }
      for try await answer in group {
        if let answer { answers.append(answer) }
        ask()
      }
      return answers.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }

  // MARK: The whole

  private func requireSomething(_ answers: CollectedAnswers, _ all: [ResourceAnswer]) throws {
    let hasEvidence = all.contains {
      $0.question.resource != ResourceCatalogue.versionResource
        && ($0.entry.outcome.isDeterminate || $0.entry.outcome.allowsObjects)
    }
    guard !hasEvidence else { return }
    if let error = answers.firstError as? AccessError { throw error }
    let words = answers.firstError.map { "\($0)" } ?? answers.firstRefusal ?? "no answer"
    throw AccessError(
      .unreachable, "nothing could be collected from \(api.name): \(words)",
      hint: "netlapse rbac prints the rights that are needed")
  }

  private func cluster(_ uids: Set<String>) throws -> ClusterKey {
    if uids.count > 1 {
      throw EvidenceError(
        .malformed, path: api.name,
        "its answers are of several clusters: the kube-system namespace has the UIDs "
          + uids.sorted().joined(separator: " and "))
    }
    if let uid = uids.first { return .uid(uid) }
    if let name = options.clusterName { return .name(name) }
    throw EvidenceError(
      .unstated, path: api.name,
      "which cluster is it? The kube-system namespace, whose UID would tell, may not be read",
      hint: "allow to get it, or name the cluster with --cluster")
  }
}
