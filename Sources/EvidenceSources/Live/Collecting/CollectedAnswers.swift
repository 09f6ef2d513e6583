import ClusterObjects

/// Puts the answers to all questions together.
struct CollectedAnswers {
  private(set) var objects: [CollectedObject] = []
  private(set) var contents: [UInt8] = []
  private(set) var refused = RefusedEvidence()
  private(set) var clusterUIDs: Set<String> = []
  private(set) var coverage = Coverage()
  /// Whether the server answered any question, be it with "there is none".
  private(set) var hasAnswers = false
  /// Why the first question without an answer has none.
  private(set) var firstError: (any Error)?
  /// The first refusal, in the server's words.
  private(set) var firstRefusal: String?
  private var known: Set<ObjectKey> = []

  /// Takes in what is known without a question.
  mutating func take(_ coverage: Coverage) {
    for (scope, entry) in coverage.entries { self.coverage.note(entry, for: scope) }
  }

  /// Takes in the answer to a question.
  mutating func take(_ answer: ResourceAnswer, of resource: Resource) {
    let question = answer.question
    for scope in scopes(of: question, resource) { coverage.note(answer.entry, for: scope) }
    if answer.entry.outcome.isDeterminate || answer.entry.outcome.allowsObjects {
      hasAnswers = true
    } else {
      firstError = firstError ?? answer.error
      if firstRefusal == nil { firstRefusal = answer.entry.note }
    }
    guard let findings = answer.findings else { return }
    add(findings)
  }

  /// Takes in objects; what an earlier answer held stays.
  mutating func add(_ findings: AnswerFindings) {
    let offset = contents.count
    contents += findings.contents
    for object in findings.objects where known.insert(object.key).inserted {
      let content = object.content
      objects.append(
        CollectedObject(
          key: object.key, digest: object.digest,
          content: content.lowerBound + offset..<content.upperBound + offset))
    }
    clusterUIDs.formUnion(findings.clusterUIDs)
    refused.add(findings.refused)
  }

  private func scopes(of question: ResourceQuestion, _ resource: Resource) -> [Scope] {
    if let name = question.name {
      return [Scope(resource.name, namespace: question.namespace ?? "", name: name)]
    }
    return resource.scopes(inNamespace: question.namespace)
  }
}

extension RefusedEvidence {
  fileprivate mutating func add(_ other: RefusedEvidence) {
    secrets += other.secrets
    kubeconfigs += other.kubeconfigs
    privateKeys += other.privateKeys
    unknownKinds.merge(other.unknownKinds, uniquingKeysWith: +)
    notSelected.merge(other.notSelected, uniquingKeysWith: +)
  }
}
