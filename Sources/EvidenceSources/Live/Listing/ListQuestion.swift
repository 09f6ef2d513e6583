import ClusterObjects

/// Asks for one list, page by page.
///
/// No `resourceVersion` is sent, so that the server answers with the state of now and not from a
/// cache that may lag behind
/// (https://kubernetes.io/docs/reference/using-api/api-concepts/#semantics-for-get-and-list).
struct ListQuestion: Sendable {
  let resource: Resource
  let apiVersion: String
  /// One namespace; nil: everything.
  let namespace: String?

  /// Where it is asked for.
  var path: EvidencePath {
    .list(resource, apiVersion, inNamespace: namespace)
  }

  private var scope: Scope { Scope(resource.name, namespace: namespace ?? "") }

  /// Reads the list, from its start again when its pages expire or do not belong together. When it
  /// cannot be read to its end, the attempt that saw most is kept, and what it lacks is unknown.
  ///
  /// A page that has expired comes with a token to go on from there in a later state of the
  /// cluster. It is not used: what changed meanwhile in the part that was read would be missed, so
  /// that the list would mix two states, and the cluster was never in the one it shows.
  ///
  /// - Throws: ``RequestFailure`` when nothing of it came; `CancellationError`.
  func answer(
    _ client: PatientClient, cache: CachedList?
  ) async throws -> EvidencePart {
    var cache = cache
    var best: PagedList?
    var restarts = 0
    while true {
      let list = PagedList(
        resource, apiVersion: apiVersion, namespace: namespace, path: path, cache: cache)
      do {
        try await readPages(of: list, client)
        await client.tally.reused(list.reusedCount)
        return whole(list)
      } catch let interruption as ListInterruption {
        if list.pageCount > 0, list.objectCount >= best?.objectCount ?? 0 { best = list }
        if case .pastIsAnother = interruption {
          cache = nil
          continue
        }
        guard interruption.mayPass, restarts < client.options.restartsMax else {
          return try part(of: best, interruption, restarts: restarts)
        }
        restarts += 1
        await client.tally.restarted()
      }
    }
  }

  // MARK: Pages

  /// - Throws: ``ListInterruption``, `CancellationError`.
  private func readPages(of list: PagedList, _ client: PatientClient) async throws {
    var tokens: Set<String> = []
    var token: String?
    repeat {
      let (page, answeredAt) = try await nextPage(of: list, after: token, client)
      if list.pageCount > 0, page.resourceVersion != list.resourceVersion {
        list.discardPage()
        throw ListInterruption.torn(
          "its pages show the cluster at different versions, \(list.resourceVersion ?? "none") and "
            + "\(page.resourceVersion ?? "none")")
      }
      list.commit(page, answeredAt: answeredAt)
      token = page.continueToken
      if let token, !tokens.insert(token).inserted {
        throw ListInterruption.torn("its pages lead back to each other")
      }
    } while token != nil
  }

  private func nextPage(
    of list: PagedList, after token: String?, _ client: PatientClient
  ) async throws -> (ListPage, Instant) {
    var query = [APIRequest.QueryItem("limit", String(client.options.pageLimit))]
    if let token { query.append(APIRequest.QueryItem("continue", token)) }
    do {
      let answer = try await client.read(path, query: query) { try list.readPage($0) }
      return (answer.value, answer.answeredAt)
    } catch let failure as RequestFailure {
      if case .refused(let refusal) = failure, refusal.status == 410 {
        throw ListInterruption.expired(failure)
      }
      throw ListInterruption.failed(failure)
    }
  }

  // MARK: Outcomes

  private func whole(_ list: PagedList) -> EvidencePart {
    var part = list.part
    part.coverage[scope] = CoverageEntry(
      .complete, recipe: resource.recipe, answeredAt: list.answeredAt,
      resourceVersion: list.resourceVersion)
    part.remembered = list.remembered.map { (path, $0) }
    return part
  }

  private func part(
    of list: PagedList?, _ interruption: ListInterruption, restarts: Int
  ) throws -> EvidencePart {
    let words: String
    var failure: RequestFailure?
    switch interruption {
    case .expired(let cause), .failed(let cause): (words, failure) = (cause.words, cause)
    case .torn(let why): words = why
    case .pastIsAnother: words = "its past is another"
    }
    guard let list else {
      throw failure
        ?? .failed(AccessError(.unintelligible, "\(path.text): \(ServerRefusal.cut(words))"))
    }
    var part = list.part
    part.failure = failure
    part.coverage[scope] = CoverageEntry(
      .partial, recipe: resource.recipe,
      note: ServerRefusal.cut(
        "only \(list.pageCount) pages with \(list.objectCount) objects: \(words)"),
      answeredAt: list.answeredAt, resourceVersion: list.resourceVersion)
    if restarts > 0 {
      part.hints.append(
        "\(scope): it was begun \(restarts + 1) times and never came whole: it may be large and "
          + "change often; larger pages help")
    }
    return part
  }
}
