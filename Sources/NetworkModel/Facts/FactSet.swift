/// The facts of one moment, each name and subject once, sorted by name and subject.
package struct FactSet: FactLookup, Sendable {
  /// In order.
  package let facts: [Fact]
  private let index: [FactName: [FactSubject: Int]]

  /// Of several facts of one name and subject the first counts.
  package init(_ facts: [Fact]) {
    var unique: [Fact] = []
    var index: [FactName: [FactSubject: Int]] = [:]
    let sorted = facts.enumerated().sorted { first, second in
      let (a, b) = (first.element, second.element)
      if a.name != b.name { return a.name < b.name }
      if a.subject != b.subject { return a.subject < b.subject }
      return first.offset < second.offset
    }
    for (_, fact) in sorted where index[fact.name]?[fact.subject] == nil {
      index[fact.name, default: [:]][fact.subject] = unique.count
      unique.append(fact)
    }
    self.facts = unique
    self.index = index
  }

  /// One fact; nil where nothing is stated.
  package subscript(name: FactName, subject: FactSubject) -> Fact? {
    index[name]?[subject].map { facts[$0] }
  }

  /// The fact about a subject; where it is not known whether there is such a subject, that.
  package func statement(_ name: FactName, of subject: FactSubject) -> Fact? {
    if let fact = self[name, subject] { return fact }
    guard subject != .cluster, let whole = self[name, .cluster], whole.unknown != nil else {
      return nil
    }
    return Fact(
      name, of: subject, state: whole.state, reasoning: whole.reasoning,
      provenance: whole.provenance)
  }

  /// All facts of one name, by subject.
  package func subjects(of name: FactName) -> [Fact] {
    (index[name] ?? [:]).values.sorted().map { facts[$0] }
  }
}
