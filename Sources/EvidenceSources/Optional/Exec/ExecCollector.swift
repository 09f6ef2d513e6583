import ClusterObjects

/// Asks nodes by commands in containers that run there anyway.
package struct ExecCollector: Sendable {
  private let runner: any PodCommandRunner
  private let timeoutSeconds: Double
  private let atOnceMax: Int

  /// - Parameters:
  ///   - timeoutSeconds: for each command.
  ///   - atOnceMax: so many commands run at once.
  package init(_ runner: any PodCommandRunner, timeoutSeconds: Double = 30, atOnceMax: Int = 4) {
    self.runner = runner
    self.timeoutSeconds = timeoutSeconds
    self.atOnceMax = atOnceMax
  }

  /// Runs the commands of a plan, and no others.
  ///
  /// - Throws: `CancellationError` only: what goes wrong with a command is part of the coverage.
  package func collect(_ plan: ExecPlan) async throws -> OptionalEvidence {
    let answers = try await BoundedTasks.map(plan.steps, atOnceMax: atOnceMax) { step in
      try await ask(step)
    }
    var evidence = OptionalEvidence()
    var kvstore = KvstoreReader()
    for (step, answer) in zip(plan.steps, answers) {
      if step.collection == .kvstore {
        kvstore.read(answer, prefix: step.commands[0].arguments.last ?? "", into: &evidence)
      } else {
        Self.read(answer, step, into: &evidence)
      }
    }
    for collection in plan.collections {
      if collection == .kvstore {
        kvstore.noteCoverage(wasAsked: plan.steps.contains { $0.collection == .kvstore }, &evidence)
      } else {
        Self.note(collection, plan, into: &evidence)
      }
    }
    return evidence
  }

  // MARK: Running

  private func ask(_ step: ExecPlan.Step) async throws -> PodAttempt {
    var last = PodAttempt.failed("there is no command")
    for command in step.commands {
      let text = command.arguments.joined(separator: " ")
      do {
        let output = try await runner.run(
          command, timeoutSeconds: timeoutSeconds, bytesMax: step.command.bytesMax)
        if output.exitStatus == 0 { return .answered(output.output) }
        let words = PodAttempt.words(output.complaints)
        last = .failed(
          "\(text) in \(command.namespace)/\(command.pod) failed with \(output.exitStatus)"
            + (words.isEmpty ? "" : ": \(words)"))
        if Self.isRefusal(words) { return .forbidden(words) }
        guard Self.lacksProgram(output, words) else { return last }
      } catch let error as AccessError {
        return .failed("\(text) in \(command.namespace)/\(command.pod): \(error.message)")
      }
    }
    return last
  }

  /// As kubectl writes what the API server refused:
  /// `Error from server (Forbidden): pods "x" is forbidden: User "y" cannot create resource
  /// "pods/exec"`.
  private static func isRefusal(_ words: String) -> Bool {
    words.hasPrefix("Error from server (Forbidden)")
      || words.hasPrefix("error: You must be logged in to the server")
  }

  /// A shell exits with 127, a container runtime complains.
  private static func lacksProgram(_ output: PodCommandOutput, _ words: String) -> Bool {
    output.exitStatus == 127 || words.contains("executable file not found")
      || (words.contains("no such file or directory") && words.contains("exec"))
  }

  // MARK: What is recorded

  private static func read(
    _ answer: PodAttempt, _ step: ExecPlan.Step, into evidence: inout OptionalEvidence
  ) {
    let resources = step.collection.resources.compactMap { ResourceCatalogue.current[$0] }
    func note(_ outcome: CoverageOutcome, _ words: String) {
      for resource in resources { evidence.note(outcome, words, for: resource, name: step.node) }
    }
    switch answer {
    case .forbidden(let words): note(.forbidden, words)
    case .failed(let words): note(.failed, words)
    case .answered(let bytes):
      do {
        for resource in resources {
          switch step.collection {
          case .agentStatus:
            try AgentStatusReader.read(bytes, as: resource, node: step.node, into: &evidence)
          case .nodeLinks:
            try evidence.add(NodeLinksReader.read(bytes), to: resource, name: step.node)
          case .nodeConntrack:
            try evidence.add(ConntrackReader.read(bytes), to: resource, name: step.node)
          case .kvstore: break
          }
        }
      } catch {
        let command = step.commands[0].arguments.joined(separator: " ")
        note(.failed, "what \(command) printed cannot be read: \(error)")
      }
    }
  }

  private static func note(
    _ collection: ExecCollection, _ plan: ExecPlan, into evidence: inout OptionalEvidence
  ) {
    let unasked = plan.unasked.filter { $0.collection == collection }
    let isAsked = plan.steps.contains { $0.collection == collection }
    for resource in collection.resources.compactMap({ ResourceCatalogue.current[$0] }) {
      guard isAsked else {
        let containers = collection.roles.map(\.container).joined(separator: ", ")
        evidence.note(
          .failed, "no running Pod with a container called \(containers) was seen", for: resource)
        continue
      }
      for (_, node, reason) in unasked {
        evidence.note(.failed, reason, for: resource, name: node)
      }
      let knowsAll = plan.targets.knowsAllNodes
      evidence.note(
        knowsAll ? .complete : .partial, knowsAll ? nil : "not all nodes were seen", for: resource)
    }
  }
}
