@testable import RequestRouting

/// A random configuration with an evaluator of its own.
protocol BruteSide {
  /// Its objects, to be read by people.
  var text: String { get }
  /// What the code under test makes of it.
  func table() throws -> RoutingTable
  /// The requests that its rules may tell apart.
  var requests: [RoutedRequest] { get }
  /// What becomes of a request, by trying every rule.
  func verdict(on request: RoutedRequest) -> BruteVerdict
  /// Which of the hosts that have rules hold this one: hosts for which it is the same are not told
  /// apart.
  func holders(of host: String) -> [Bool]
}

extension BruteSide {
  /// The first request that the table answers otherwise, in words; nil: there is none.
  ///
  /// - Returns: how many requests were compared, too.
  func firstFault() throws -> (fault: String?, compared: Int) {
    let table = try table()
    var compared = 0
    for request in requests {
      let verdict = verdict(on: request)
      if verdict == .unsaid { continue }
      compared += 1
      let answer = BruteAnswer(table.outcome(for: request).answer, for: request)
      if !verdict.allows(answer) {
        return ("\(request.description): \(verdict) expected, \(answer) found\n\(text)", compared)
      }
    }
    return (nil, compared)
  }
}
