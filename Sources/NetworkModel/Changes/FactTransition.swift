/// One fact on the two sides of a comparison; nil where nothing is stated of the subject.
package struct FactTransition: Sendable {
  /// Which fact.
  package let name: FactName
  /// Of what.
  package let subject: FactSubject
  /// On the first side.
  package let from: Fact?
  /// On the second side.
  package let to: Fact?

  package init(name: FactName, subject: FactSubject, from: Fact?, to: Fact?) {
    self.name = name
    self.subject = subject
    self.from = from
    self.to = to
  }

  /// `iptables -> nftables`; a side that states nothing reads as `-`.
  package var arrow: String { "\(from?.value?.text ?? "-") -> \(to?.value?.text ?? "-")" }
}
