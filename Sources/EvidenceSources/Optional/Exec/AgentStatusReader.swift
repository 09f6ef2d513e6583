import ClusterObjects
import JSONScanner

/// Reads what `cilium-dbg status -o json` prints. What is kept of it is in the catalogue, by
/// allow-list.
enum AgentStatusReader {
  /// Adds the agent's own part, or that of the mesh.
  ///
  /// - Throws: ``JSONSyntaxError``, ``UnreadableOutput``.
  static func read(
    _ bytes: [UInt8], as resource: Resource, node: String, into evidence: inout OptionalEvidence
  ) throws {
    var scanner = JSONScanner(depthLimit: 64)
    scanner.load(bytes)
    try scanner.scanWhole()
    guard scanner.kind(0) == .object, scanner.kind(of: scanner.member(0, "cilium")) == .object
    else { throw UnreadableOutput("there is no status of the agent in it") }
    try evidence.add(&scanner, to: resource, name: node)
  }
}

extension JSONScanner {
  /// The kind of a node, nil where there is none.
  fileprivate func kind(of index: Int?) -> JSONKind? { index.map { kind($0) } }
}
