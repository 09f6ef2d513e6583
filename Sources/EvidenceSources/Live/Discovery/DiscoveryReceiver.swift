import ClusterObjects
import JSONScanner

/// Takes in what the server says it serves, and refuses everything else.
struct DiscoveryReceiver: ~Copyable, EvidenceReceiver {
  /// What is known by now.
  private(set) var served: ServedAPIs
  /// The kind of the document, when it was a single one.
  private(set) var kind: String?

  init(_ served: ServedAPIs) { self.served = served }

  mutating func add(
    item scanner: inout JSONScanner, text: Range<Int>, of header: EvidenceDocument.ListHeader
  ) throws {
    let kind = scanner.stringValue(scanner.member(0, "kind")) ?? header.itemKind
    guard kind == "APIGroupDiscovery" else {
      throw EvidenceError(
        .malformed, path: nil, "a list of other things, where the server's APIs were asked for")
    }
    served.take(group: try JSONValue(bounded: scanner))
  }

  mutating func add(single scanner: inout JSONScanner) throws {
    kind = scanner.stringValue(scanner.member(0, "kind"))
    guard let kind, ["APIGroupList", "APIResourceList", "APIVersions"].contains(kind) else {
      throw EvidenceError(
        .malformed, path: nil, "another document, where the server's APIs were asked for")
    }
    served.take(try JSONValue(bounded: scanner), kind: kind)
  }
}
