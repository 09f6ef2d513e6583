package import EvidenceSources
import Subprocess
import SystemPackage

/// Lets kubectl make the requests: for clusters whose proxies or plugins only kubectl masters.
///
/// What kubectl does not tell is unknown here: there is no server's clock, and no `Retry-After`.
/// It cannot be told what forms of answer are accepted; the answer is plain JSON.
package struct KubectlTransport: ClusterAPI {
  /// What came of a run whose output was read to its end.
  private enum Outcome<Answer: Sendable>: Sendable {
    case answer(Answer, words: String)
    case nothing(words: String)
  }

  /// Thrown to end kubectl when nobody wants the rest of its output.
  private struct Abandoned<Answer: Sendable>: Error {
    let answer: Answer
  }

  private let invocation: KubectlInvocation
  /// How long kubectl, and a plugin that it started, have to clean up when they are stopped.
  private let grace = Duration.seconds(1)

  /// Kubectl and the context.
  package var name: String { invocation.name }

  package init(_ invocation: KubectlInvocation) { self.invocation = invocation }

  /// As the protocol says. A refusal of the server comes as a head with its status and a `Status`
  /// document of its words; when kubectl fails otherwise, even after it has printed something, an
  /// ``AccessError`` is thrown.
  package func get<Answer: Sendable>(
    _ request: APIRequest,
    _ read: @escaping @Sendable (APIResponseHead, APIBody) async throws -> Answer
  ) async throws -> Answer {
    let target = try RequestTarget(request)
    let seconds = request.timeoutSeconds
    let arguments = invocation.arguments(for: target, timeoutSeconds: seconds)
    let expired = AccessError(
      .timedOut, "\(name) gave no whole answer within \(DirectFailures.text(seconds)) s",
      hint: "allow more time (--request-timeout)")
    return try await Deadline.run(seconds: seconds, expired: expired) {
      do {
        return try await run(arguments, read)
      } catch let abandoned as Abandoned<Answer> {
        return abandoned.answer
      } catch {
        try Task.checkCancellation()
        throw (error as? SubprocessError).map(failure) ?? error
      }
    }
  }

  private func run<Answer: Sendable>(
    _ arguments: [String],
    _ read: @escaping @Sendable (APIResponseHead, APIBody) async throws -> Answer
  ) async throws -> Answer {
    var options = PlatformOptions()
    // A session of its own: plugins are stopped with it, and none can ask on the terminal.
    options.createSession = true
    options.teardownSequence = [
      .send(signal: .terminate, toProcessGroup: true, allowedDurationToNextStep: grace)
    ]
    let result = try await Subprocess.run(
      invocation.executable.contains("/")
        ? .path(FilePath(invocation.executable)) : .name(invocation.executable),
      arguments: Arguments(arguments), platformOptions: options,
      input: .none, output: .sequence, error: .sequence
    ) { execution in
      async let words = KubectlOutput.words(execution.standardError)
      let output = KubectlOutput(execution.standardOutput)
      guard try await output.begins() else { return Outcome<Answer>.nothing(words: await words) }
      if await output.isQuestion { throw Self.question(of: name) }
      let answer = try await read(.plain(200), APIBody { try await output.next() })
      guard await output.isAtEnd else {
        try Task.checkCancellation()
        throw Abandoned(answer: answer)
      }
      return .answer(answer, words: await words)
    }
    let status = result.terminationStatus
    switch result.closureResult {
    case .answer(let answer, let words):
      if status.isSuccess { return answer }
      throw brokenOff(KubectlWords(words), status)
    case .nothing(let words):
      let words = KubectlWords(words)
      if status.isSuccess { return try await read(.plain(200), APIBody { nil }) }
      guard let refusal = words.refusal else {
        throw words.failure(of: name, status: Self.text(status))
      }
      let body = SinglePart(refusal.body)
      return try await read(.plain(refusal.status), APIBody { await body.next() })
    }
  }

  private static func question(of kubectl: String) -> AccessError {
    AccessError(
      .unauthenticated, "\(kubectl) asks for a user name: its context has no credential",
      hint: "log in to the cluster, or give the context's user a token, a certificate or a plugin")
  }

  private func brokenOff(_ words: KubectlWords, _ status: TerminationStatus) -> AccessError {
    let quoted = words.text.isEmpty ? "" : ": \(RefusedText(words.text, scalarsMax: 500))"
    return AccessError(
      .interrupted,
      "\(name) failed (\(Self.text(status))) in the midst of an answer\(quoted)")
  }

  private func failure(_ error: SubprocessError) -> AccessError {
    let program = RefusedText(invocation.executable)
    switch error.code {
    case .executableNotFound:
      return AccessError(
        .notFound, "there is no program \(program)",
        hint: "install kubectl or add its folder to PATH; without --via kubectl it is not needed")
    case .spawnFailed where error.underlyingError == .permissionDenied:
      return AccessError(.permission, "the program \(program) may not be run")
    default:
      return AccessError(.unreachable, "the program \(program) could not be run")
    }
  }

  private static func text(_ status: TerminationStatus) -> String {
    switch status {
    case .exited(let code): "exit status \(code)"
    case .signaled(let signal): "signal \(signal)"
    }
  }
}

extension APIResponseHead {
  /// A head of a JSON document of which no more is known.
  fileprivate static func plain(_ status: Int) -> APIResponseHead {
    var head = APIResponseHead(status: status)
    head.contentType = "application/json"
    return head
  }
}
