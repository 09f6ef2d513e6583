import JSONScanner

/// Takes in what `/version` answers, and refuses everything else.
struct VersionReceiver: ~Copyable, EvidenceReceiver {
  /// The version, once it came.
  private(set) var intake = ObjectIntake(assumedNamespace: nil)

  private let origin: String

  init(origin: String) { self.origin = origin }

  mutating func add(
    item scanner: inout JSONScanner, text: Range<Int>, of header: EvidenceDocument.ListHeader
  ) throws {
    throw EvidenceError(.malformed, path: nil, "a list, not a server's version")
  }

  mutating func add(single scanner: inout JSONScanner) throws {
    guard try intake.takeVersion(scanner, from: origin).key != nil else {
      throw EvidenceError(.malformed, path: nil, "no server's version")
    }
  }
}
