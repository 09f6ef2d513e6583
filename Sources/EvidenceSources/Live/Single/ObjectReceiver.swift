import ClusterObjects
import JSONScanner

/// Takes in the one object that was asked for by name, and refuses everything else.
struct ObjectReceiver: ~Copyable, EvidenceReceiver {
  /// The object, once it came.
  private(set) var intake = ObjectIntake(assumedNamespace: nil)
  /// Its `metadata.resourceVersion`.
  private(set) var resourceVersion: String?

  private let resource: Resource
  private let key: ObjectKey
  private let origin: String

  init(_ resource: Resource, _ key: ObjectKey, origin: String) {
    self.resource = resource
    self.key = key
    self.origin = origin
  }

  mutating func add(
    item scanner: inout JSONScanner, text: Range<Int>, of header: EvidenceDocument.ListHeader
  ) throws {
    throw EvidenceError(.malformed, path: nil, "a list where \(key) was asked for")
  }

  mutating func add(single scanner: inout JSONScanner) throws {
    let kind = scanner.stringValue(scanner.member(0, "kind")) ?? ""
    let apiVersion = scanner.stringValue(scanner.member(0, "apiVersion")) ?? ""
    guard intake.recorded(kind: kind, apiVersion: apiVersion)?.name == resource.name else {
      throw EvidenceError(
        .malformed, path: nil,
        "a \(ServerRefusal.cut(kind)) (\(ServerRefusal.cut(apiVersion))) where \(key) was asked "
          + "for")
    }
    let found = try intake.key(of: scanner, resource)
    guard found == key else {
      throw EvidenceError(.malformed, path: nil, "\(found) where \(key) was asked for")
    }
    resourceVersion = scanner.stringValue(
      scanner.member(scanner.member(0, "metadata"), "resourceVersion"))
    try intake.take(&scanner, key, resource, apiVersion: apiVersion, from: origin)
  }
}
