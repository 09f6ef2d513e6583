import ClusterObjects

/// Reads one list, page by page.
///
/// The pages of a list show one state of the cluster, that of its first page. When the server has
/// forgotten that state (410), it offers a token with which the list would go on in a later one;
/// that one is not used, because such a list shows no state that ever was: it is begun anew.
struct ListReading: Sendable {
  /// How often a list is begun anew.
  private static let restartsMax = 3
  /// Far more pages than any list has.
  private static let pagesMax = 100_000

  let requester: LiveRequester
  let options: LiveOptions
  let discovery: LiveDiscovery
  let resource: Resource
  let question: ResourceQuestion
  /// Items that need not be read again.
  let known: KnownItems

  /// How an attempt at the whole list went.
  private struct Round {
    var entry: CoverageEntry
    var isExpired = false
    var error: (any Error)?
    /// Whether at least a page was read.
    var hasPages = false
  }

  /// What a page says about the list.
  private struct Page: Sendable {
    let kind: String?
    let resourceVersion: String?
    let continueToken: String?
  }

  func read() async throws -> ResourceAnswer {
    var restarts = 0
    while true {
      let reader = AnswerReader(
        question.namespace.map { .namespace($0) } ?? .allNamespaces, known: known)
      let round = try await readPages(into: reader)
      if round.isExpired, restarts < Self.restartsMax {
        restarts += 1
        continue
      }
      var answer = ResourceAnswer(question: question, entry: round.entry, error: round.error)
      if round.hasPages { answer.findings = reader.findings() }
      return answer
    }
  }

  private func readPages(into reader: AnswerReader) async throws -> Round {
    var round = Round(entry: CoverageEntry(.failed, recipe: resource.recipe))
    var token: String?
    for _ in 0..<Self.pagesMax {
      let reply: LiveReply<Page>
      do {
        reply = try await requester.ask(request(token)) { body in
          try await page(body, reader)
        }
      } catch is CancellationError {
        throw CancellationError()
      } catch {
        try Task.checkCancellation()
        return broken(round, "\(error)", error)
      }
      switch reply {
      case .refused(let answer):
        round.isExpired = answer.isExpired
        if round.hasPages { return broken(round, answer.message, nil) }
        round.entry = refused(answer)
        return round
      case .answered(let page, let instant):
        if let version = round.entry.resourceVersion, version != page.resourceVersion {
          return broken(
            round, "its pages show the states \(version) and \(page.resourceVersion ?? "none")", nil
          )
        }
        round.hasPages = true
        round.entry.resourceVersion = page.resourceVersion
        round.entry.answeredAt = instant
        guard let next = page.continueToken, !next.isEmpty else {
          round.entry.outcome = .complete
          return finished(round, reader)
        }
        guard next != token else {
          return broken(round, "the server leads from a page to the same page", nil)
        }
        token = next
      }
    }
    return broken(round, "more than \(Self.pagesMax) pages", nil)
  }

  private func request(_ token: String?) -> APIRequest {
    var request = APIRequest(
      question.path(plural: resource.plural), timeoutSeconds: options.requestTimeoutSeconds)
    // No resourceVersion: 0 would let the server answer out of a cache that lags behind.
    request.query = [.init("limit", String(options.pageObjects))]
    if let token { request.query.append(.init("continue", token)) }
    return request
  }

  private func page(_ body: APIBody, _ reader: AnswerReader) async throws -> Page {
    let path = question.path(plural: resource.plural)
    guard let list = try await reader.read(body, named: path), let kind = list.header.kind,
      kind == resource.kind + "List"
    else {
      throw EvidenceError(.malformed, path: path, "the answer is no list of \(resource.name)")
    }
    return Page(
      kind: kind, resourceVersion: list.header.resourceVersion,
      continueToken: list.header.continueToken)
  }

  /// It broke off: what was listed before was seen, what was not is unknown.
  private func broken(_ round: Round, _ words: String, _ error: (any Error)?) -> Round {
    var round = round
    round.entry.outcome = round.hasPages ? .partial : .failed
    round.entry.note = words
    round.error = error
    return round
  }

  private func finished(_ round: Round, _ reader: AnswerReader) -> Round {
    var round = round
    if reader.findings().unreadable.contains(resource.name) {
      round.entry.outcome = .partial
      round.entry.note = "some objects came in a version that netlapse cannot read"
    }
    return round
  }

  private func refused(_ answer: ServerAnswer) -> CoverageEntry {
    let refusal = ServerRefusal(
      httpStatus: answer.status, message: answer.message,
      provesAbsence: discovery.served.lacks(resource))
    return CoverageEntry(
      refusal.outcome, recipe: resource.recipe, note: refusal.note, answeredAt: answer.answeredAt)
  }
}
