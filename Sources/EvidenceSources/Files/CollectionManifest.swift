import ClusterObjects

/// A `coverage.json` beside the evidence: `kind: Collection`, one entry a request.
struct CollectionManifest {
  private static let contextBytesMax = 253

  /// When the collection began and ended, where it says so.
  let startedAt: Instant?
  let endedAt: Instant?
  /// The kubeconfig context it was made with.
  let context: String?
  /// The requests for resources that the catalogue knows.
  let requests: [CollectionRequest]
  /// Resources it names that the catalogue does not know.
  let unknownResources: [String]

  /// - Parameter file: the manifest itself; its entries name files beside it.
  /// - Throws: ``EvidenceError`` when it is not what it claims to be.
  init(_ document: JSONValue, file: EvidenceFile) throws {
    func malformed(_ message: String) -> EvidenceError {
      EvidenceError(.malformed, path: file.name, message)
    }
    func instant(_ name: String) throws -> Instant? {
      guard let value = document[name] else { return nil }
      guard let instant = value.text.flatMap({ Instant(rfc3339: $0) }) else {
        throw malformed("\(name) is no RFC 3339 time")
      }
      return instant
    }
    guard document["apiVersion"]?.text == "netlapse/v1" else {
      throw malformed("a Collection of an apiVersion other than netlapse/v1")
    }
    startedAt = try instant("startedAt")
    endedAt = try instant("endedAt")
    context = document["context"]?.text
    if let context, context.utf8.count > Self.contextBytesMax {
      throw malformed("a context of more than \(Self.contextBytesMax) bytes")
    }
    var requests: [CollectionRequest] = []
    var unknown: [String] = []
    for (index, request) in (document["requests"]?.elements ?? []).enumerated() {
      guard let name = request["resource"]?.text, let status = request["exitStatus"]?.int else {
        throw malformed("requests[\(index)] lacks resource or exitStatus")
      }
      guard let resource = ResourceCatalogue.current.resource(called: name) else {
        unknown.append(name)
        continue
      }
      let path = request["path"]?.text
      let target = path.flatMap { ResourceCatalogue.current.resource(atPath: $0) }
      let object = path.flatMap { ResourceCatalogue.current.object(atPath: $0) }
      let beside = request["file"]?.text.map { file.folder.isEmpty ? $0 : "\(file.folder)/\($0)" }
      requests.append(
        CollectionRequest(
          resource: resource, version: target?.version ?? object?.version,
          namespace: target?.namespace ?? object?.namespace, objectName: object?.name,
          isScopeKnown: target != nil || object != nil,
          isSelective: path?.contains("Selector=") == true, exitStatus: status,
          error: request["error"]?.text, file: beside))
    }
    self.requests = requests
    unknownResources = unknown
  }
}
