import ClusterObjects
import JSONScanner

/// Takes in objects, wherever they come from: which of them are recorded, under which key, and in
/// which canonical form. Secrets go no further than here.
struct ObjectIntake: ~Copyable {
  /// Each costs some 400 bytes of memory. A cluster of 5,000 nodes and 150,000 pods has a quarter
  /// of this.
  static let objectsMax = 2_000_000
  /// So many kinds that are not recorded are told apart.
  private static let unknownKindsMax = 1000

  /// The objects, in the order they came.
  private(set) var objects: [CollectedObject] = []
  /// Their canonical bytes.
  private(set) var contents: [UInt8] = []
  /// What was given and not taken.
  var refused = RefusedEvidence()
  /// UIDs of `kube-system` namespaces.
  private(set) var clusterUIDs: Set<String> = []
  /// Resources of which objects came in a version that cannot be read.
  private(set) var unreadable: Set<ResourceName> = []
  /// Objects for which a namespace was assumed.
  private(set) var assumedNamespaces = 0

  /// The namespace of objects that state none; nil: they have to.
  private let assumedNamespace: String?
  private var canonicalizer = ObjectCanonicalizer()
  private var places: [ObjectKey: (index: Int, origin: String)] = [:]

  init(assumedNamespace: String?) { self.assumedNamespace = assumedNamespace }

  /// The catalogue's entry, nil (and counted) for what is not recorded.
  mutating func recorded(kind: String, apiVersion: String) -> Resource? {
    switch kind {
    case "Secret": refused.secrets += 1
    case "Config": refused.kubeconfigs += 1
    default:
      let resource = ResourceCatalogue.current.resource(apiVersion: apiVersion, kind: kind)
      if let resource, resource.apiVersions.contains(apiVersion) { return resource }
      if let resource { unreadable.insert(resource.name) }
      let label = resource == nil ? kind : "\(kind) (\(apiVersion))"
      let isKnown = refused.unknownKinds[label] != nil
      let isTold = refused.unknownKinds.count < Self.unknownKindsMax && label.utf8.count <= 200
      refused.unknownKinds[isKnown || isTold ? label : "other kinds", default: 0] += 1
    }
    return nil
  }

  /// The key of the object on the tape.
  ///
  /// - Throws: ``EvidenceError`` when it has none that an API server would accept.
  mutating func key(
    of scanner: borrowing JSONScanner, _ resource: Resource
  ) throws -> ObjectKey {
    guard let metadata = scanner.member(0, "metadata"),
      let name = scanner.stringValue(scanner.member(metadata, "name"))
    else {
      throw EvidenceError(.malformed, path: nil, "a \(resource.kind) without metadata.name")
    }
    var namespace = ""
    if resource.isNamespaced {
      if let value = scanner.member(metadata, "namespace"),
        scanner.kind(value) != .string, scanner.kind(value) != .null
      {
        // In YAML `namespace: on` is no text, and must not become the default namespace.
        throw EvidenceError(
          .malformed, path: nil, "a \(resource.kind) whose metadata.namespace is no text",
          hint: "put it in quotes")
      }
      namespace = scanner.stringValue(scanner.member(metadata, "namespace")) ?? ""
      if namespace.isEmpty {
        guard let assumedNamespace else {
          throw EvidenceError(
            .malformed, path: nil, "a \(resource.kind) without metadata.namespace")
        }
        assumedNamespaces += 1
        namespace = assumedNamespace
      }
    }
    let names = [name, namespace]
    guard !name.isEmpty, names.allSatisfy({ Self.isName($0) }) else {
      throw EvidenceError(
        .malformed, path: nil, "a \(resource.kind) whose name no API server would accept",
        hint: "names are at most 253 ASCII characters, without /, spaces and control characters")
    }
    return ObjectKey(resource: resource.name, namespace: namespace, name: name)
  }

  /// Looser than the API's own rule, which differs by kind; what it lets through is harmless in a
  /// path, on a terminal and in a file name, and has one spelling only.
  static func isName(_ text: String) -> Bool {
    text.utf8.count <= 253 && text != "." && text != ".."
      && text.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value < 0x7F && $0 != "/" }
  }

  // MARK: Taking

  /// Takes the object on the tape, or counts that the catalogue does not select it.
  ///
  /// - Parameter origin: the document it stands in, as messages name it.
  /// - Returns: where it is in ``objects``, if this made it stand there.
  /// - Throws: ``EvidenceError``, and `JSONSyntaxError` for what no store can keep exactly.
  @discardableResult
  mutating func take(
    _ scanner: inout JSONScanner, _ key: ObjectKey, _ resource: Resource, apiVersion: String,
    from origin: String
  ) throws -> Int? {
    guard isSelected(key, resource) else { return nil }
    let metadata = scanner.member(0, "metadata")
    if resource.name == "namespaces", key.name == "kube-system",
      let uid = scanner.stringValue(scanner.member(metadata, "uid")), !uid.isEmpty
    {
      guard Self.isName(uid) else {
        throw EvidenceError(.malformed, path: nil, "a UID that no API server would give")
      }
      clusterUIDs.insert(uid)
      try requireOneCluster()
    }
    let privateKeysBefore = canonicalizer.privateKeys
    let canonical = try canonicalizer.canonicalize(
      &scanner, as: resource, namespace: key.namespace, name: key.name, apiVersion: apiVersion)
    refused.privateKeys += canonicalizer.privateKeys - privateKeysBefore
    return try store(canonical, ContentDigest(of: canonical), key, origin)
  }

  /// Takes an object whose canonical form is known already. The catalogue selects it, or it would
  /// not be known.
  ///
  /// - Parameter privateKeys: how many strings were withheld from it as private keys.
  /// - Returns: where it is in ``objects``, if this made it stand there.
  /// - Throws: ``EvidenceError``.
  mutating func take(
    canonical: UnsafeRawBufferPointer, digest: ContentDigest, _ key: ObjectKey,
    privateKeys: Int, from origin: String
  ) throws -> Int? {
    refused.privateKeys += privateKeys
    return try store(canonical, digest, key, origin)
  }

  /// `kubectl version -o json`, or what `/version` answers.
  ///
  /// - Returns: the key under which it was taken; nil when the document is another.
  /// - Throws: ``EvidenceError``.
  mutating func takeVersion(
    _ scanner: borrowing JSONScanner, from origin: String
  ) throws -> (isVersion: Bool, key: ObjectKey?) {
    let isVersion = ["gitVersion", "serverVersion", "clientVersion"].contains {
      scanner.member(0, named: $0) != nil
    }
    guard isVersion else { return (false, nil) }
    let document = try JSONValue(bounded: scanner)
    let server = document["serverVersion"] ?? document
    guard let version = server["gitVersion"]?.text else {
      return (document["clientVersion"] != nil, nil)
    }
    let kept = JSONValue(members: [
      "apiVersion": "netlapse/v1", "gitVersion": .string(version), "kind": "Version",
      "major": server["major"], "minor": server["minor"], "platform": server["platform"],
    ])
    let key = ObjectKey(
      resource: ResourceCatalogue.versionResource, namespace: "", name: "kubernetes")
    try kept.withCanonicalBytes { _ = try store($0, ContentDigest(of: $0), key, origin) }
    return (true, key)
  }

  /// Whether the catalogue selects it; counted when it does not.
  mutating func isSelected(_ key: ObjectKey, _ resource: Resource) -> Bool {
    if resource.selection.selects(namespace: key.namespace, name: key.name) { return true }
    refused.notSelected[resource.name, default: 0] += 1
    return false
  }

  private func requireOneCluster() throws {
    guard clusterUIDs.count > 1 else { return }
    throw EvidenceError(
      .malformed, path: nil,
      "it is of another cluster: the kube-system namespace has the UIDs "
        + clusterUIDs.sorted().joined(separator: " and "),
      hint: "give one cluster at a time")
  }

  private mutating func store(
    _ canonical: UnsafeRawBufferPointer, _ digest: ContentDigest, _ key: ObjectKey,
    _ origin: String
  ) throws -> Int? {
    if let present = places[key] {
      guard objects[present.index].digest == digest else {
        throw EvidenceError(
          .malformed, path: nil,
          "\(key) stands in \(present.origin) too, with another content",
          hint: "give one collection at a time; --each reads several")
      }
      return nil
    }
    guard objects.count < Self.objectsMax else {
      throw EvidenceError(.malformed, path: nil, "more than \(Self.objectsMax) objects")
    }
    places[key] = (objects.count, origin)
    let start = contents.count
    contents.append(contentsOf: canonical)
    objects.append(
      CollectedObject(key: key, digest: digest, content: start..<contents.count))
    return objects.count - 1
  }

  // MARK: Going back

  /// A state to go back to.
  struct Mark {
    fileprivate let objectCount: Int
    fileprivate let contentBytes: Int
    fileprivate let refused: RefusedEvidence
    fileprivate let clusterUIDs: Set<String>
    fileprivate let unreadable: Set<ResourceName>
    fileprivate let assumedNamespaces: Int
  }

  /// The state there is.
  var mark: Mark {
    Mark(
      objectCount: objects.count, contentBytes: contents.count, refused: refused,
      clusterUIDs: clusterUIDs, unreadable: unreadable, assumedNamespaces: assumedNamespaces)
  }

  /// Forgets everything that was taken since.
  mutating func rollBack(to mark: Mark) {
    for object in objects[mark.objectCount...] { places[object.key] = nil }
    objects.removeSubrange(mark.objectCount...)
    contents.removeSubrange(mark.contentBytes...)
    refused = mark.refused
    clusterUIDs = mark.clusterUIDs
    unreadable = mark.unreadable
    assumedNamespaces = mark.assumedNamespaces
  }
}
