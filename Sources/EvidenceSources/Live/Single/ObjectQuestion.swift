import ClusterObjects

/// Asks for one object by its name.
struct ObjectQuestion: Sendable {
  let resource: Resource
  let apiVersion: String
  /// Nil for what lives in no namespace.
  let namespace: String?
  let name: String

  /// The object; or that it is not there, when the server says so of this very object.
  ///
  /// - Throws: ``RequestFailure``, `CancellationError`.
  func answer(_ client: PatientClient) async throws -> EvidencePart {
    let path = EvidencePath.object(resource, apiVersion, inNamespace: namespace, named: name)
    let key = ObjectKey(resource: resource.name, namespace: namespace ?? "", name: name)
    let resource = resource
    let scope = Scope(resource.name, namespace: key.namespace, name: name)
    do {
      let answer = try await client.read(path) { try Self.read($0, resource, key, path) }
      var part = answer.value.part
      part.coverage[scope] = CoverageEntry(
        .complete, recipe: resource.recipe, answeredAt: answer.answeredAt,
        resourceVersion: answer.value.resourceVersion)
      return part
    } catch let failure as RequestFailure {
      guard case .refused(let refusal) = failure,
        refusal.provesAbsence(of: name, among: resource)
      else { throw failure }
      var part = EvidencePart()
      part.coverage[scope] = CoverageEntry(
        .complete, recipe: resource.recipe, answeredAt: client.options.clock.now())
      return part
    }
  }

  private static func read(
    _ source: any JSONSource, _ resource: Resource, _ key: ObjectKey, _ path: EvidencePath
  ) throws -> (part: EvidencePart, resourceVersion: String?) {
    var receiver = ObjectReceiver(resource, key, origin: path.text)
    _ = try EvidenceDocument(answeredBy: source, path).read(into: &receiver)
    guard !receiver.intake.objects.isEmpty else {
      throw EvidenceError(.malformed, path: path.text, "no \(key)")
    }
    return (EvidencePart(receiver.intake), receiver.resourceVersion)
  }
}
