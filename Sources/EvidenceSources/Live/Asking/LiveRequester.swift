import ClusterObjects

/// Sends requests until there is an answer that another attempt would not change.
struct LiveRequester: Sendable {
  let api: any ClusterAPI
  let timing: LiveTiming
  let rules: RetryRules
  let tally: RequestTally

  private enum Attempt<Answer: Sendable>: Sendable {
    case answered(Answer)
    case refused(ServerAnswer)
  }

  /// Sends one GET, again where that may help.
  ///
  /// - Parameter read: takes in a successful answer; called again for another attempt.
  /// - Throws: ``AccessError`` when there was no whole answer, ``EvidenceError`` when it was none
  ///   that can be read; `CancellationError`.
  func ask<Answer: Sendable>(
    _ request: APIRequest, _ read: @escaping @Sendable (APIBody) async throws -> Answer
  ) async throws -> LiveReply<Answer> {
    var failures = 0
    while true {
      try Task.checkCancellation()
      await tally.noteRequest(isRetry: failures > 0)
      var asked: Double?
      do {
        let (attempt, answeredAt) = try await send(request, read)
        switch attempt {
        case .answered(let answer): return .answered(answer, at: answeredAt)
        case .refused(let answer):
          failures += 1
          guard RetryRules.mayPass(answer.status), failures < rules.attemptsMax else {
            return .refused(answer)
          }
          asked = answer.retryAfterSeconds
        }
      } catch {
        failures += 1
        guard Self.mayPass(error), failures < rules.attemptsMax else { throw error }
      }
      try await timing.sleep(
        rules.pause(afterFailures: failures, asked: asked, chance: timing.chance()))
    }
  }

  private func send<Answer: Sendable>(
    _ request: APIRequest, _ read: @escaping @Sendable (APIBody) async throws -> Answer
  ) async throws -> (Attempt<Answer>, Instant) {
    let sentAt = timing.now()
    return try await api.get(request) { [timing, tally] head, body in
      let answeredAt = timing.now()
      if let date = head.date {
        await tally.note(date: date, sentAt: sentAt, answeredAt: answeredAt)
      }
      guard head.status == 200 else {
        return (.refused(try await ServerAnswer(head, body, at: answeredAt)), answeredAt)
      }
      return (.answered(try await read(body)), answeredAt)
    }
  }

  /// A connection that broke may hold, and what was cut off or garbled on the way may come whole.
  private static func mayPass(_ error: any Error) -> Bool {
    switch error {
    case let error as AccessError: error.isTransient
    case is EvidenceError: true
    default: false
    }
  }
}
