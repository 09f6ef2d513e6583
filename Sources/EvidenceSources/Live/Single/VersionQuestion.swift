import ClusterObjects

/// Asks for the server's version.
struct VersionQuestion: Sendable {
  /// - Throws: `CancellationError`.
  func answer(_ client: PatientClient) async throws -> EvidencePart {
    let recipe = ResourceCatalogue.current[ResourceCatalogue.versionResource]?.recipe ?? 1
    let scope = Scope(ResourceCatalogue.versionResource, name: "kubernetes")
    do {
      let answer = try await client.read(.version) { try Self.read($0) }
      var part = answer.value
      part.coverage[scope] = CoverageEntry(
        .complete, recipe: recipe, answeredAt: answer.answeredAt)
      return part
    } catch let failure as RequestFailure {
      var part = EvidencePart()
      part.coverage[scope] = failure.entry(recipe: recipe)
      part.failure = failure
      return part
    }
  }

  private static func read(_ source: any JSONSource) throws -> EvidencePart {
    let path = EvidencePath.version
    var receiver = VersionReceiver(origin: path.text)
    _ = try EvidenceDocument(answeredBy: source, path).read(into: &receiver)
    guard !receiver.intake.objects.isEmpty else {
      throw EvidenceError(.malformed, path: path.text, "no server's version")
    }
    return EvidencePart(receiver.intake)
  }
}
