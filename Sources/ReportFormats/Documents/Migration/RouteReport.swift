package import ClusterObjects
package import RequestRouting

/// Where one request goes at one moment, on every side.
package struct RouteReport: Report {
  /// What one side makes of it.
  package struct Answer: Sendable {
    /// `ingress` or `gateway`.
    package let via: String
    /// The controller, or the Gateway.
    package let name: String
    /// What becomes of the request.
    package let outcome: RoutingOutcome
    /// What else is to be known: problems, notes.
    package let remarks: [String]

    package init(via: String, name: String, outcome: RoutingOutcome, remarks: [String]) {
      self.via = via
      self.name = name
      self.outcome = outcome
      self.remarks = remarks
    }
  }

  /// The moment.
  package let moment: Moment
  /// The request.
  package let request: RoutedRequest
  /// By side and name.
  package let answers: [Answer]
  /// What was not seen, and may answer too.
  package let unseen: [String]

  package init(moment: Moment, request: RoutedRequest, answers: [Answer], unseen: [String]) {
    self.moment = moment
    self.request = request
    self.answers = answers
    self.unseen = unseen
  }

  package var kind: String { "RouteReport" }

  /// `{at, request, answers, unseen}`
  package var members: [String: JSONValue] {
    [
      "at": JSONValue(moment), "request": RoutingDocument.request(request),
      "unseen": .array(unseen.map { .string($0) }),
      "answers": .array(
        answers.map { answer in
          JSONValue(members: [
            "via": .string(answer.via),
            "controller": answer.via == "ingress" ? .string(answer.name) : nil,
            "gateway": answer.via == "gateway" ? .string(answer.name) : nil,
            "answer": RoutingDocument.answer(answer.outcome.answer),
            "because": .array(because(answer).map { .string($0) }),
            "evidence": .string(EvidenceLevel.inference.rawValue),
          ])
        }),
    ]
  }

  private func because(_ answer: Answer) -> [String] {
    var reasons = answer.outcome.rule.map { [$0.description] } ?? []
    if let because = answer.outcome.because { reasons.append(because) }
    reasons += answer.outcome.rule?.problems.map { "\($0.code.rawValue): \($0.text)" } ?? []
    return reasons + answer.remarks
  }

  package func text(wide: Bool, style: TextStyle) -> String {
    var text =
      "\(TerminalText.safe(moment.snapshot.clusterLabel)) \(moment.snapshot.startedAt) "
      + "(id:\(moment.snapshot.id))\n"
    text += style.colored(TerminalText.safe(request.description), .heading) + "\n"
    for answer in answers {
      let heading = "\(answer.via) \(answer.name): \(answer.outcome.answer.description)"
      text += "\n" + TerminalText.safe(heading) + "\n"
      for reason in because(answer) {
        text += TerminalText.wrapped(reason, indentation: 4).map { $0 + "\n" }.joined()
      }
    }
    if answers.isEmpty { text += "\nnothing on record answers requests\n" }
    return text + UnseenLines.text(unseen)
  }
}
