import ClusterObjects

/// One question to the cluster: about a list, or about one object.
struct CollectionQuestion: Sendable {
  let resource: Resource
  /// The versions to ask in, until one of them is served.
  let apiVersions: [String]
  /// Nil: everywhere, or in no namespace.
  let namespace: String?
  /// Nil: a list.
  let name: String?

  /// What it is about.
  var scope: Scope { Scope(resource.name, namespace: namespace ?? "", name: name ?? "") }

  /// Asks. A failure is part of the answer.
  ///
  /// - Throws: `CancellationError`.
  func answer(
    _ client: PatientClient, cache: ItemCache, clusterUID: String?
  ) async throws -> EvidencePart {
    var failure: RequestFailure?
    for apiVersion in apiVersions {
      do {
        if let name {
          let question = ObjectQuestion(
            resource: resource, apiVersion: apiVersion, namespace: namespace, name: name)
          return try await question.answer(client)
        }
        let question = ListQuestion(
          resource: resource, apiVersion: apiVersion, namespace: namespace)
        return try await question.answer(
          client, cache: cache.list(question.path, ofCluster: clusterUID))
      } catch let error as RequestFailure {
        // The words for the best version say most.
        failure = failure ?? error
        guard case .refused(let refusal) = error, refusal.status == 404 else {
          failure = error
          break
        }
      }
    }
    var part = EvidencePart()
    part.failure = failure
    part.coverage[scope] = failure?.entry(
      recipe: resource.recipe, answeredAt: client.options.clock.now())
    return part
  }
}
