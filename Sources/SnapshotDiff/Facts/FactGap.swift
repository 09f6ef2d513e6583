package import NetworkModel

/// A fact of which nobody can say whether it changed: one of the two moments does not know it, or
/// kept another part of what proves it.
package struct FactGap: Sendable {
  /// Which fact.
  package let name: FactName
  /// Of what.
  package let subject: FactSubject
  /// On the first side.
  package let from: Fact?
  /// On the second side.
  package let to: Fact?

  /// What became of a fact on the two sides.
  package init(_ transition: FactTransition) {
    name = transition.name
    subject = transition.subject
    from = transition.from
    to = transition.to
  }
}
