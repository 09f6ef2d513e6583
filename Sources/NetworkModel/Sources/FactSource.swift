package import ClusterObjects

/// A group of facts that are found together. A pure function of the resources it declares.
package protocol FactSource: Sendable {
  /// What it states.
  var definitions: [FactDefinition] { get }

  /// What it reads: whole resources, their namespaces, or single objects. Where nothing in these
  /// scopes changed, neither did its facts.
  var inputs: [Scope] { get }

  /// What the evidence says: at least one fact for each definition of a cluster-wide fact that
  /// applies, unknown where it cannot be told. Reads only ``inputs``.
  ///
  /// - Throws: the history's error.
  func facts(in evidence: NetworkEvidence) throws -> [Fact]
}
