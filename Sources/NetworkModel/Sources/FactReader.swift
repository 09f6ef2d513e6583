/// The facts of one moment, found when they are asked for.
package final class FactReader: FactLookup {
  /// What is known at the moment.
  package let evidence: NetworkEvidence
  private let catalogue: FactCatalogue
  private var known: [Int: FactSet] = [:]
  /// The first error of the history: what was asked for after it is missing.
  package private(set) var failure: (any Error)?

  package init(_ evidence: NetworkEvidence, catalogue: FactCatalogue = .current) {
    self.evidence = evidence
    self.catalogue = catalogue
  }

  /// The facts of one source, by its place in the catalogue.
  ///
  /// - Throws: the history's error.
  package func facts(ofSource place: Int) throws -> FactSet {
    if let facts = known[place] { return facts }
    let facts = FactSet(try catalogue.sources[place].facts(in: evidence))
    known[place] = facts
    return facts
  }

  /// One fact; nil where nothing is stated, or after a ``failure``.
  package subscript(name: FactName, subject: FactSubject) -> Fact? {
    source(of: name)?[name, subject]
  }

  /// All facts of one name, by subject; none after a ``failure``.
  package func subjects(of name: FactName) -> [Fact] {
    source(of: name)?.subjects(of: name) ?? []
  }

  private func source(of name: FactName) -> FactSet? {
    guard failure == nil, let place = catalogue.place(ofSourceOf: name) else { return nil }
    do {
      return try facts(ofSource: place)
    } catch {
      failure = error
      return nil
    }
  }
}
