package import ClusterObjects
package import JSONScanner

/// A source whose facts about one object depend on that object alone, so that a comparison can
/// evaluate the objects that changed and no others.
package protocol ObjectFactSource: IncrementalFactSource {
  /// What one object says of itself.
  ///
  /// - Parameter scanner: holds the object.
  func facts(
    about key: ObjectKey, _ scanner: borrowing JSONScanner, in evidence: NetworkEvidence
  ) -> [Fact]
}

extension ObjectFactSource {
  /// The object itself.
  package func subject(of key: ObjectKey, _ object: borrowing JSONScanner) -> FactSubject? {
    .object(key)
  }

  /// What some objects say of themselves.
  ///
  /// - Throws: the history's error.
  package func facts(
    about subjects: Set<FactSubject>, in evidence: NetworkEvidence
  ) throws -> [Fact] {
    var facts: [Fact] = []
    let keys = subjects.compactMap { subject -> ObjectKey? in
      if case .object(let key) = subject { key } else { nil }
    }
    try evidence.scan(keys) { key, scanner in
      facts += self.facts(about: key, scanner, in: evidence)
    }
    return facts
  }

  /// What each object that was seen says of itself.
  ///
  /// - Throws: the history's error.
  package func facts(in evidence: NetworkEvidence) throws -> [Fact] {
    var facts: [Fact] = []
    // Of objects that were not seen nothing is said, here as in every count of them.
    _ = try evidence.scan(resource) { key, scanner in
      facts += self.facts(about: key, scanner, in: evidence)
    }
    return facts
  }
}
