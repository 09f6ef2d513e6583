import ClusterObjects

/// What evidence says about one question: a value with what proves it, or why it is not known.
package struct Reading<Value: Hashable & Sendable>: Hashable, Sendable {
  /// The answer.
  package enum Outcome: Hashable, Sendable {
    case known(Value)
    case unknown(UnknownReason)
  }

  /// The answer.
  package let outcome: Outcome
  /// What it rests on.
  package let basis: Basis
  /// How it was derived, or which documented default it is: one sentence without a full stop.
  package let reasoning: String?
  /// What proves it.
  package let provenance: [Provenance]

  private init(
    _ outcome: Outcome, _ basis: Basis, _ reasoning: String?, _ provenance: [Provenance]
  ) {
    self.outcome = outcome
    self.basis = basis
    self.reasoning = reasoning
    self.provenance = provenance
  }

  /// An object says so.
  package static func stated(
    _ value: Value, by provenance: [Provenance], reasoning: String? = nil
  ) -> Reading {
    Reading(.known(value), .stated, reasoning, provenance)
  }

  /// A documented default; `reasoning` names version range and source.
  package static func documented(
    _ value: Value, reasoning: String, by provenance: [Provenance] = []
  ) -> Reading {
    Reading(.known(value), .documented, reasoning, provenance)
  }

  /// Derived; `reasoning` says how.
  package static func inferred(
    _ value: Value, reasoning: String, by provenance: [Provenance] = []
  ) -> Reading {
    Reading(.known(value), .inferred, reasoning, provenance)
  }

  /// Not known.
  package static func unknown(
    _ reason: UnknownReason, by provenance: [Provenance] = []
  ) -> Reading {
    Reading(.unknown(reason), .stated, nil, provenance)
  }

  /// The value, where it is known.
  package var value: Value? { if case .known(let value) = outcome { value } else { nil } }

  /// The reason, where it is not known.
  package var unknown: UnknownReason? {
    if case .unknown(let reason) = outcome { reason } else { nil }
  }

  /// The same reading of another value.
  package func map<Other>(_ change: (Value) -> Other) -> Reading<Other> {
    switch outcome {
    case .known(let value):
      Reading<Other>(.known(change(value)), basis, reasoning, provenance)
    case .unknown(let reason): Reading<Other>(.unknown(reason), basis, reasoning, provenance)
    }
  }

  /// What follows from this reading and another one: no stronger than the weaker of both.
  package func combined<Other, Result>(
    with other: Reading<Other>, reasoning: String? = nil, _ change: (Value, Other) -> Result
  ) -> Reading<Result> {
    let proof = provenance + other.provenance.filter { !provenance.contains($0) }
    switch (outcome, other.outcome) {
    case (.known(let first), .known(let second)):
      return Reading<Result>(
        .known(change(first, second)), max(basis, other.basis),
        reasoning ?? self.reasoning ?? other.reasoning, proof)
    case (.unknown(let reason), _), (_, .unknown(let reason)):
      return Reading<Result>(.unknown(reason), basis, nil, proof)
    }
  }
}
