package import ClusterObjects

/// A typed statement about the network, with its evidence and the objects that prove it; or that it
/// is not known, and why.
package struct Fact: Hashable, Sendable {
  /// What is stated.
  package enum State: Hashable, Sendable {
    case known(FactValue, EvidenceLevel)
    case unknown(UnknownReason)
  }

  /// What it is about.
  package let name: FactName
  /// What it is stated of.
  package let subject: FactSubject
  /// What is stated.
  package let state: State
  /// How it was derived: one sentence without a full stop.
  package let reasoning: String?
  /// What proves it, in order.
  package let provenance: [Provenance]

  package init(
    _ name: FactName, of subject: FactSubject = .cluster, state: State, reasoning: String?,
    provenance: [Provenance]
  ) {
    self.name = name
    self.subject = subject
    self.state = state
    self.reasoning = reasoning
    self.provenance = provenance
  }

  /// The value, where it is known.
  package var value: FactValue? { if case .known(let value, _) = state { value } else { nil } }

  /// The reason, where it is not known.
  package var unknown: UnknownReason? {
    if case .unknown(let reason) = state { reason } else { nil }
  }

  /// The same fact where it is not known.
  package func unknown(_ reason: UnknownReason) -> Fact {
    Fact(name, of: subject, state: .unknown(reason), reasoning: nil, provenance: [])
  }

  /// Whether both state the same, whatever proves it.
  package func saysTheSame(as other: Fact) -> Bool {
    switch (state, other.state) {
    case (.known(let value, _), .known(let another, _)): value == another
    case (.unknown, .unknown): true
    default: false
    }
  }
}
