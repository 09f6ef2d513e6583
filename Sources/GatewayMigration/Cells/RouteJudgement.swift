package import RequestRouting

/// What the routes of the Gateways are to one cell.
package struct RouteJudgement: Sendable {
  /// How far they have come.
  package var level = RouteLevel.none
  /// Why no further.
  package var reasons: [CellReason] = []
  /// What stands beside it.
  package var flags: Set<CellFlag> = []
  /// Requests that are answered otherwise; the plainest first, few.
  package var witnesses: [CellWitness] = []
  /// Which Gateway it is about; nil: none holds anything of it.
  package var gateway: String?
  /// What the Gateway answers, each once.
  package var answers: [RouteAnswer] = []
  /// The routes that answer, each once, as people name them.
  package var routes: [String] = []

  package init() {}

  /// What the Gateway answers, for people; empty where nothing of it is held.
  package var answersText: String {
    let text = answers.map(\.description).joined(separator: "; ")
    return text.isEmpty || level >= .attached ? text : "\(text) (as written)"
  }
}
