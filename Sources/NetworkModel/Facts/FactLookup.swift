/// Where facts of one moment are looked up.
package protocol FactLookup {
  /// One fact; nil where nothing is stated.
  subscript(name: FactName, subject: FactSubject) -> Fact? { get }

  /// All facts of one name, by subject.
  func subjects(of name: FactName) -> [Fact]
}

extension FactLookup {
  /// A fact about the cluster.
  package subscript(name: FactName) -> Fact? { self[name, .cluster] }

  /// The value of one fact, where it is known.
  package func value(_ name: FactName, of subject: FactSubject = .cluster) -> FactValue? {
    self[name, subject]?.value
  }
}
