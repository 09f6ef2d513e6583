package import ClusterObjects

/// Everything netlapse states about a network. A new source is one file and one line here.
package struct FactCatalogue: Sendable {
  /// What this build states.
  package static let current = FactCatalogue(allSources)

  /// Where facts come from.
  package let sources: [any FactSource]
  /// What is stated, sorted by name.
  package let definitions: [FactDefinition]
  private let index: [FactName: Int]
  private let sourceIndex: [FactName: Int]

  init(_ sources: [any FactSource]) {
    self.sources = sources
    definitions = sources.flatMap(\.definitions).sorted { $0.name < $1.name }
    var index: [FactName: Int] = [:]
    for (place, definition) in definitions.enumerated() {
      precondition(index[definition.name] == nil, "\(definition.name) is defined twice")
      index[definition.name] = place
    }
    self.index = index
    var sourceIndex: [FactName: Int] = [:]
    for (place, source) in sources.enumerated() {
      for definition in source.definitions { sourceIndex[definition.name] = place }
    }
    self.sourceIndex = sourceIndex
  }

  /// What is true of every fact of this name.
  package subscript(name: FactName) -> FactDefinition? { index[name].map { definitions[$0] } }

  /// Where facts of this name come from.
  package func source(of name: FactName) -> (any FactSource)? {
    sourceIndex[name].map { sources[$0] }
  }

  /// The place of that source in ``sources``.
  package func place(ofSourceOf name: FactName) -> Int? { sourceIndex[name] }

  /// Everything the evidence says.
  ///
  /// - Parameters:
  ///   - areas: only facts of these; nil: of all.
  ///   - names: only these facts; nil: all.
  /// - Throws: the history's error.
  package func facts(
    in evidence: NetworkEvidence, areas: Set<FactArea>? = nil, names: Set<FactName>? = nil
  ) throws -> FactSet {
    func isWanted(_ definition: FactDefinition) -> Bool {
      (areas?.contains(definition.area) ?? true) && (names?.contains(definition.name) ?? true)
    }
    var facts: [Fact] = []
    for source in sources where source.definitions.contains(where: isWanted) {
      facts += try source.facts(in: evidence)
    }
    if areas == nil && names == nil { return FactSet(facts) }
    return FactSet(facts.filter { self[$0.name].map(isWanted) ?? false })
  }
}
