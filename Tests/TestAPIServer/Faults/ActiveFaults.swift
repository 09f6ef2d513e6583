/// The faults that are still to happen, oldest first.
struct ActiveFaults: Sendable {
  private var faults: [TestFault] = []

  mutating func add(_ fault: TestFault) { faults.append(fault) }

  mutating func removeAll() { faults = [] }

  /// The faults that hit a request; each counts as having happened. A delay comes on top of others,
  /// of which the oldest alone happens.
  mutating func hits(path: String, isLaterPage: Bool) -> [TestFault.Kind] {
    var hits: [TestFault.Kind] = []
    var hasAnswer = false
    for index in faults.indices {
      let fault = faults[index]
      guard path.hasPrefix(fault.pathPrefix), isLaterPage || !fault.onlyLaterPages,
        fault.times != 0
      else { continue }
      var isDelay = false
      if case .delay = fault.kind { isDelay = true }
      if !isDelay, hasAnswer { continue }
      if fault.skipping > 0 {
        faults[index].skipping -= 1
        continue
      }
      if let times = fault.times { faults[index].times = times - 1 }
      if !isDelay { hasAnswer = true }
      hits.append(fault.kind)
    }
    return hits
  }
}
