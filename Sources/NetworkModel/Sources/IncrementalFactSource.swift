package import ClusterObjects
package import JSONScanner

/// A source whose facts each depend on few objects of one resource, so that a comparison asks only
/// about those that changed: Services, the pods of a workload.
package protocol IncrementalFactSource: FactSource {
  /// The resource, its only input.
  var resource: ResourceName { get }

  /// What is stated of an object; nil: nothing.
  func subject(of key: ObjectKey, _ object: borrowing JSONScanner) -> FactSubject?

  /// The facts about some subjects.
  ///
  /// - Throws: the history's error.
  func facts(about subjects: Set<FactSubject>, in evidence: NetworkEvidence) throws -> [Fact]
}

extension IncrementalFactSource {
  /// The one resource.
  package var inputs: [Scope] { [Scope(resource)] }
}
