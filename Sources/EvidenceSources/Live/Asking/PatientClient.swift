import ClusterObjects

/// Sends requests until they are answered: what may pass is tried again, later and later, as long
/// as there is time for the request and for the whole collection.
struct PatientClient: Sendable {
  let api: any ClusterAPI
  let options: LiveOptions
  let tally: CollectionTally
  /// When the whole collection has to be over, by the clock that is never set back.
  let endsAtSeconds: Double

  init(_ api: any ClusterAPI, _ options: LiveOptions, _ tally: CollectionTally) {
    self.api = api
    self.options = options
    self.tally = tally
    endsAtSeconds = options.clock.uptimeSeconds() + options.collectionTimeoutSeconds
  }

  /// Sends one GET, and hands the body of a success to `read`, again at every attempt.
  ///
  /// - Throws: ``RequestFailure``; what `read` throws, unless it is an ``AnswerDefect`` or an
  ///   ``AccessError``; `CancellationError`.
  func ask<Value: Sendable>(
    _ path: EvidencePath, query: [APIRequest.QueryItem] = [], accept: String = "application/json",
    _ read: @escaping @Sendable (APIBody) async throws -> Value
  ) async throws -> Answer<Value> {
    var request = APIRequest(path.text, timeoutSeconds: 0)
    request.query = query
    request.accept = accept
    let clock = options.clock
    let deadline = min(clock.uptimeSeconds() + options.requestTimeoutSeconds, endsAtSeconds)
    var attempts = 0
    while true {
      try Task.checkCancellation()
      let remaining = deadline - clock.uptimeSeconds()
      guard remaining > 0 else { throw RequestFailure.failed(timeIsOver(path)) }
      request.timeoutSeconds = min(options.exchangeTimeoutSeconds, remaining)
      attempts += 1
      let failure: RequestFailure
      let mayPass: Bool
      var askedWaitSeconds = 0.0
      do {
        await tally.sent(isRetry: attempts > 1)
        return try await exchange(request, read)
      } catch let refusal as APIRefusal {
        (failure, mayPass) = (.refused(refusal), refusal.mayPass)
        askedWaitSeconds = refusal.retryAfterSeconds ?? 0
      } catch let error as AccessError {
        (failure, mayPass) = (.failed(error), error.isTransient)
      } catch let defect as AnswerDefect {
        (failure, mayPass) = (.failed(defect.accessError), defect.mayPass)
      }
      try Task.checkCancellation()
      let wait = max(askedWaitSeconds, backoffSeconds(after: attempts))
      // To come back before the server wants it would make things worse.
      guard mayPass, attempts < options.attemptsMax, clock.uptimeSeconds() + wait < deadline else {
        throw failure
      }
      try await clock.sleep(wait)
    }
  }

  /// Sends one GET, and has a thread parse the body of a success while it arrives, again at every
  /// attempt.
  ///
  /// - Parameter parse: reads the source to its end, or throws ``EvidenceError`` when it is not
  ///   what was asked for.
  /// - Throws: ``RequestFailure``; what else `parse` throws; `CancellationError`.
  func read<Value: Sendable>(
    _ path: EvidencePath, query: [APIRequest.QueryItem] = [], accept: String = "application/json",
    _ parse: @escaping @Sendable (any JSONSource) throws -> Value
  ) async throws -> Answer<Value> {
    let answer = try await ask(path, query: query, accept: accept) { body in
      try await StreamedDocument.read(body) { source in
        do {
          return try parse(source)
        } catch let error as EvidenceError {
          throw AnswerDefect(message: error.description, mayPass: true)
        }
      }
    }
    await tally.read(
      byteCount: answer.value.byteCount, heldBytesPeak: answer.value.heldBytesPeak)
    return Answer(value: answer.value.value, answeredAt: answer.answeredAt)
  }

  private func exchange<Value: Sendable>(
    _ request: APIRequest, _ read: @escaping @Sendable (APIBody) async throws -> Value
  ) async throws -> Answer<Value> {
    let (clock, tally) = (options.clock, tally)
    let sentAt = clock.now()
    return try await api.get(request) { head, body in
      let answeredAt = clock.now()
      await tally.heard(ClockSample(sentAt: sentAt, answeredAt: answeredAt, date: head.date))
      guard head.status == 200 else { throw try await APIRefusal(head, body) }
      if let type = head.contentType?.lowercased(), type != "application/json" {
        throw AnswerDefect(
          message: "\(request.path): the answer is \(ServerRefusal.cut(type)), not JSON",
          mayPass: false,
          hint: "is that the address of the API server? A proxy or a login page may answer there")
      }
      return Answer(value: try await read(body), answeredAt: answeredAt)
    }
  }

  /// Half of it is left to chance.
  private func backoffSeconds(after attempts: Int) -> Double {
    var seconds = options.backoffSeconds
    for _ in 1..<max(attempts, 2) where attempts > 1 { seconds *= 2 }
    return min(seconds, options.backoffSecondsMax) * (0.5 + options.clock.jitter() / 2)
  }

  private func timeIsOver(_ path: EvidencePath) -> AccessError {
    let isCollection = options.clock.uptimeSeconds() >= endsAtSeconds
    let seconds = isCollection ? options.collectionTimeoutSeconds : options.requestTimeoutSeconds
    return AccessError(
      .timedOut,
      "\(path.text): the \(Int(seconds)) s for \(isCollection ? "the collection" : "it") are over",
      hint: "give it more time")
  }
}
