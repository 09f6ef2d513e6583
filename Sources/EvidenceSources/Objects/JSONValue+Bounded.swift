import ClusterObjects
import JSONScanner

extension JSONValue {
  /// What the server or a collection says about itself is read as a tree, which takes some hundred
  /// bytes a value. The discovery documents of a large cluster have a tenth of this.
  private static let treeValuesMax = 500_000

  /// The value on the tape, unless it is too large for a tree.
  ///
  /// - Throws: ``EvidenceError``.
  init(bounded scanner: borrowing JSONScanner) throws {
    guard scanner.nodeCount <= Self.treeValuesMax else {
      throw EvidenceError(
        .malformed, path: nil, "more than \(Self.treeValuesMax) values in one document")
    }
    self.init(scanner)
  }
}
