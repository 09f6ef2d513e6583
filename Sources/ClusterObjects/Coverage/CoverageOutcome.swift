/// How an attempt to see a scope ended. The words are part of the documents.
package enum CoverageOutcome: String, CaseIterable, Sendable {
  /// Everything in the scope was seen: what was not listed was not there.
  case complete
  /// What was listed was seen; what was not listed is unknown.
  case partial
  /// The API refused.
  case forbidden
  /// The API or the CRD does not exist, so neither do its objects: that is knowledge.
  case notServed
  /// The attempt failed.
  case failed
  /// Nobody looked.
  case notCollected

  /// Whether an object that was not listed is known to be absent.
  package var isDeterminate: Bool { self == .complete || self == .notServed }

  /// Whether objects may have been listed at all.
  package var allowsObjects: Bool { self == .complete || self == .partial }

  /// The outcome that says more, when two attempts were made at one scope.
  package func better(of other: CoverageOutcome) -> CoverageOutcome {
    func rank(_ outcome: CoverageOutcome) -> Int {
      switch outcome {
      case .complete: 5
      case .partial: 4
      case .notServed: 3
      case .forbidden: 2
      case .failed: 1
      case .notCollected: 0
      }
    }
    return rank(self) >= rank(other) ? self : other
  }
}
