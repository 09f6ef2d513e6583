import ClusterObjects

/// Asks for one object by its name.
struct ObjectReading: Sendable {
  let requester: LiveRequester
  let options: LiveOptions
  let discovery: LiveDiscovery
  let resource: Resource
  let question: ResourceQuestion

  func read() async throws -> ResourceAnswer {
    let path = question.path(plural: resource.plural)
    let request = APIRequest(path, timeoutSeconds: options.requestTimeoutSeconds)
    var answer = ResourceAnswer(
      question: question, entry: CoverageEntry(.failed, recipe: resource.recipe))
    do {
      let reply = try await requester.ask(request) { body in
        let reader = AnswerReader(question.namespace.map { .namespace($0) } ?? .allNamespaces)
        guard try await reader.read(body, named: path) == nil else {
          throw EvidenceError(.malformed, path: path, "the answer is a list, not one object")
        }
        return reader.findings()
      }
      switch reply {
      case .answered(let findings, let instant):
        answer.entry.answeredAt = instant
        guard isAsked(findings) else {
          answer.entry.note = "the answer is another object"
          return answer
        }
        answer.findings = findings
        answer.entry.outcome = .complete
      case .refused(let refusal): answer.entry = entry(refusal)
      }
    } catch is CancellationError {
      throw CancellationError()
    } catch {
      try Task.checkCancellation()
      answer.entry.note = "\(error)"
      answer.error = error
    }
    return answer
  }

  private func isAsked(_ findings: AnswerFindings) -> Bool {
    findings.objects.map(\.key) == [
      ObjectKey(
        resource: resource.name, namespace: question.namespace ?? "", name: question.name ?? "")
    ]
  }

  private func entry(_ answer: ServerAnswer) -> CoverageEntry {
    // The server knows the resource and says that this object is not there. A 404 of a path says
    // nothing about an object.
    if answer.status == 404, answer.reason == "NotFound", answer.objectName == question.name {
      return CoverageEntry(.complete, recipe: resource.recipe, answeredAt: answer.answeredAt)
    }
    let refusal = ServerRefusal(
      httpStatus: answer.status, message: answer.message,
      provesAbsence: discovery.served.lacks(resource))
    return CoverageEntry(
      refusal.outcome, recipe: resource.recipe, note: refusal.note, answeredAt: answer.answeredAt)
  }
}
