import ClusterObjects

/// A credential from a plugin: kept until shortly before it expires or the server refuses it.
/// Callers that come while the plugin runs wait for that run.
package actor ExecCredential: CredentialSource {
  /// How long before it expires a credential is given up, in seconds: a request takes time, and
  /// clocks differ.
  static let marginSeconds = 10.0

  private struct Run {
    let number: Int
    let task: Task<ExecCredentialAnswer, any Error>
    var waiting = 0
  }

  private let plugin: ExecPlugin
  private let now: @Sendable () -> Instant
  private var cached: ExecCredentialAnswer?
  private var current: Run?
  private var runCount = 0

  /// - Parameter now: the clock.
  init(_ plugin: ExecPlugin, now: @escaping @Sendable () -> Instant) {
    self.plugin = plugin
    self.now = now
  }

  /// The plugin's credential.
  package func credential(replacing rejected: Credential?) async throws -> Credential {
    if let cached, !isExpired(cached), !isRefused(cached.credential, rejected) {
      return cached.credential
    }
    return try await answer().credential
  }

  private func isExpired(_ answer: ExecCredentialAnswer) -> Bool {
    answer.expiresAt.map { now() >= $0.adding(seconds: -Self.marginSeconds) } ?? false
  }

  /// A token that was refused may have been sent with another certificate than the plugin's.
  private func isRefused(_ credential: Credential, _ rejected: Credential?) -> Bool {
    guard let rejected, credential.bearerToken == rejected.bearerToken else { return false }
    return credential.bearerToken != nil || credential.certificate == rejected.certificate
  }

  // MARK: One run for all

  private func answer() async throws -> ExecCredentialAnswer {
    try Task.checkCancellation()
    var run = current ?? start()
    run.waiting += 1
    current = run
    let (number, task) = (run.number, run.task)
    return try await withTaskCancellationHandler {
      try await task.value
    } onCancel: {
      Task { await leave(number) }
    }
  }

  private func start() -> Run {
    runCount += 1
    let number = runCount
    let task = Task {
      do {
        let answer = try ExecCredentialAnswer(try await plugin.run(), from: plugin)
        finish(number, answer)
        return answer
      } catch {
        finish(number, nil)
        throw error
      }
    }
    return Run(number: number, task: task)
  }

  /// What an earlier run said stays until there is something newer: then it is judged again.
  private func finish(_ number: Int, _ answer: ExecCredentialAnswer?) {
    if let answer { cached = answer }
    if current?.number == number { current = nil }
  }

  /// When the last one who waited was cancelled, nobody needs the run.
  private func leave(_ number: Int) {
    guard var run = current, run.number == number else { return }
    run.waiting -= 1
    current = run
    if run.waiting == 0 {
      run.task.cancel()
      current = nil
    }
  }
}
