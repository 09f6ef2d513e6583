import ClusterObjects
import JSONScanner

/// Gathers what the documents of one input hold.
struct EvidenceAssembly: ~Copyable {
  /// Each costs some 400 bytes of memory. A cluster of 5,000 nodes and 150,000 pods has a quarter
  /// of this.
  static let objectsMax = 2_000_000
  /// What the server or a collection says about itself is read as a tree, which takes some hundred
  /// bytes a value. The discovery documents of a large cluster have a tenth of this.
  private static let treeValuesMax = 500_000
  /// So many kinds that are not recorded are told apart.
  private static let unknownKindsMax = 1000

  /// The objects, in the order they came.
  private(set) var objects: [CollectedObject] = []
  /// Their canonical bytes.
  private(set) var contents: [UInt8] = []
  /// What was given and not taken.
  var refused = RefusedEvidence()
  /// What documents listed.
  private(set) var lists: [ListSighting] = []
  /// Objects that stood alone in their document.
  private(set) var singles: [ObjectKey] = []
  /// Refusals in the place of lists.
  private(set) var statuses: [StatusSighting] = []
  /// What the collections said about themselves.
  private(set) var manifests: [CollectionManifest] = []
  /// What the server said it serves.
  private(set) var served = ServedAPIs()
  /// UIDs of `kube-system` namespaces.
  private(set) var clusterUIDs: Set<String> = []
  /// Empty lists that do not tell what they list, by file.
  private(set) var namelessLists: [String] = []
  /// Resources of which objects came in a version that cannot be read.
  private(set) var unreadable: Set<ResourceName> = []
  /// Objects for which a namespace was assumed.
  private(set) var assumedNamespaces = 0

  /// By what each object can be told from another version of itself; empty unless items are known.
  private(set) var identities: [ItemIdentity?] = []

  private let namespaceScope: NamespaceScope
  private let known: KnownItems?
  private var canonicalizer = ObjectCanonicalizer()
  private var places: [ObjectKey: (index: Int, file: String)] = [:]
  /// Where in `lists` the document being read has a resource.
  private var sightings: [ResourceName: Int] = [:]

  /// - Parameter known: items that need not be read again; nil: nobody will ask for them.
  init(namespaceScope: NamespaceScope, known: KnownItems? = nil) {
    self.namespaceScope = namespaceScope
    self.known = known
  }

  /// Reads one document of JSON that comes from elsewhere than a file.
  ///
  /// - Returns: what is known of the list; nil for a document that is none.
  /// - Throws: ``EvidenceError``, and what the source throws.
  mutating func read(
    _ source: any JSONSource, named name: String
  ) throws -> EvidenceDocument.ReadList? {
    sightings = [:]
    let window = JSONWindow(source, chunkBytes: JSONWindow.documentChunkBytes)
    let file = EvidenceFile(path: name, name: name, modifiedAt: nil)
    let list = try EvidenceDocument(window, file, .json).read(into: &self)
    refused.privateKeys = canonicalizer.privateKeys
    return list
  }

  /// Reads one file.
  ///
  /// - Throws: ``EvidenceError``; what was gathered so far is of no use then.
  mutating func read(_ file: EvidenceFile) throws {
    let bytes = try FileBytes(file)
    let first = try bytes.firstByte()
    guard (file.format ?? EvidenceFormat(firstByte: first)) == .yaml, first != nil else {
      _ = try read(JSONWindow(bytes, chunkBytes: JSONWindow.fileChunkBytes), file, .json)
      return
    }
    let documents = YAMLBytes(bytes, file)
    var count = 0
    var openEnded = 0..<0
    while try documents.nextDocument() {
      let window = JSONWindow(documents, chunkBytes: JSONWindow.documentChunkBytes)
      openEnded = try read(window, file, .yaml)
      count += 1
    }
    // Only the last document has nothing behind it that ends it.
    for index in openEnded { lists[index].mayBeCutOff = true }
    if count == 0 { refused.unknownKinds["empty YAML file", default: 0] += 1 }
  }

  /// - Returns: which of ``lists`` it made that end with their items.
  private mutating func read(
    _ window: consuming JSONWindow, _ file: EvidenceFile, _ format: EvidenceFormat
  ) throws -> Range<Int> {
    sightings = [:]
    let start = lists.count
    let list = try EvidenceDocument(window, file, format).read(into: &self)
    refused.privateKeys = canonicalizer.privateKeys
    guard let list else { return start..<start }
    if list.itemCount == 0 { noteEmptyList(list.header, file) }
    if list.header.continueToken?.isEmpty == false {
      for index in start..<lists.count { lists[index].isPartial = true }
    }
    return start..<(list.endsWithItems ? lists.count : start)
  }

  // MARK: Documents

  /// One item of a List, on the tape.
  mutating func add(
    item scanner: inout JSONScanner, of header: EvidenceDocument.ListHeader, _ file: EvidenceFile
  ) throws {
    guard scanner.kind(0) == .object else {
      throw EvidenceError(.malformed, path: nil, "no object")
    }
    let kind = scanner.stringValue(scanner.member(0, "kind")) ?? Self.itemKind(of: header)
    let apiVersion = scanner.stringValue(scanner.member(0, "apiVersion")) ?? header.apiVersion
    guard let kind, let apiVersion else {
      throw EvidenceError(.malformed, path: nil, "neither it nor its List says its kind")
    }
    if kind == "APIGroupDiscovery" { return served.take(group: try Self.tree(scanner)) }
    guard let resource = recorded(kind: kind, apiVersion: apiVersion) else { return }
    let key = try key(of: scanner, resource)
    noteListed(key, resource, file)
    try take(
      &scanner, key, resource, apiVersion: apiVersion, file, listVersion: header.resourceVersion)
  }

  /// A document that is no List, on the tape.
  mutating func add(
    single scanner: inout JSONScanner, _ file: EvidenceFile, _ format: EvidenceFormat
  ) throws {
    guard let kind = scanner.stringValue(scanner.member(0, "kind")) else {
      if try takeVersion(scanner, file) { return }
      if scanner.member(0, "kvs") != nil, scanner.member(0, "header") != nil {
        // What etcdctl get -w json prints: evidence, which nothing reads yet.
        refused.unknownKinds["etcd dump", default: 0] += 1
        return
      }
      if format == .yaml {
        // Folders of manifests hold values and settings as well.
        refused.unknownKinds["document without kind", default: 0] += 1
        return
      }
      throw EvidenceError(
        .malformed, path: file.name, "no Kubernetes object: it has no kind",
        hint: "give the output of kubectl get ... -o json")
    }
    // Discovery documents of the core group have none.
    let apiVersion = scanner.stringValue(scanner.member(0, "apiVersion")) ?? ""
    switch kind {
    case "Status": statuses.append(Self.status(scanner, file))
    case "Collection" where apiVersion.hasPrefix("netlapse/"):
      manifests.append(try CollectionManifest(Self.tree(scanner), file: file))
    case "Table":
      throw EvidenceError(
        .malformed, path: file.name, "a Table, which is what kubectl prints for people",
        hint: "ask with -o json, or with Accept: application/json, not for the Table form")
    case "APIGroup", "APIGroupList", "APIResourceList", "APIVersions":
      served.take(try Self.tree(scanner), kind: kind)
    default:
      guard let resource = recorded(kind: kind, apiVersion: apiVersion) else { return }
      let key = try key(of: scanner, resource)
      guard resource.selection.selects(namespace: key.namespace, name: key.name) else {
        refused.notSelected[resource.name, default: 0] += 1
        return
      }
      singles.append(key)
      try take(&scanner, key, resource, apiVersion: apiVersion, file)
    }
  }

  /// `ServiceList` lists `Service`s; a plain `List` says nothing about its items.
  private static func itemKind(of header: EvidenceDocument.ListHeader) -> String? {
    guard let kind = header.kind, kind.hasSuffix("List"), kind != "List" else { return nil }
    return String(kind.dropLast(4))
  }

  private mutating func noteEmptyList(
    _ header: EvidenceDocument.ListHeader, _ file: EvidenceFile
  ) {
    let typed = Self.itemKind(of: header).flatMap { kind in
      ResourceCatalogue.current.resource(apiVersion: header.apiVersion ?? "", kind: kind)
    }
    guard let resource = typed ?? ResourceCatalogue.current.resource(called: file.stem) else {
      namelessLists.append(file.name)
      return
    }
    // The API server itself answers with a typed List and the revision it was read at; kubectl's
    // own empty List, which it prints for refusals too, has none.
    let isAnswer = typed != nil && header.resourceVersion?.isEmpty == false
    var sighting = ListSighting(file: file.name, resource: resource)
    sighting.isTrustedWhenEmpty = isAnswer
    lists.append(sighting)
  }

  private static func status(
    _ scanner: borrowing JSONScanner, _ file: EvidenceFile
  ) -> StatusSighting {
    let details = scanner.member(0, "details")
    let object = scanner.stringValue(scanner.member(details, "name"))
    var resource: Resource?
    if let plural = scanner.stringValue(scanner.member(details, "kind")) {
      let group = scanner.stringValue(scanner.member(details, "group"))
      let name = group.map { $0.isEmpty ? plural : "\(plural).\($0)" } ?? plural
      resource = ResourceCatalogue.current.resource(called: name)
    }
    let code = scanner.member(0, "code").flatMap { Int(scanner.string($0)) }
    return StatusSighting(
      file: file.name,
      resource: resource ?? ResourceCatalogue.current.resource(called: file.stem),
      isAboutOneObject: object?.isEmpty == false,
      code: code ?? 0, message: scanner.stringValue(scanner.member(0, "message")) ?? "")
  }

  private static func tree(_ scanner: borrowing JSONScanner) throws -> JSONValue {
    guard scanner.nodeCount <= treeValuesMax else {
      throw EvidenceError(
        .malformed, path: nil, "more than \(treeValuesMax) values in one document")
    }
    return JSONValue(scanner)
  }

  // MARK: Objects

  /// The catalogue's entry, nil (and counted) for what is not recorded. Secrets go no further.
  private mutating func recorded(kind: String, apiVersion: String) -> Resource? {
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

  private mutating func key(
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
        // As kubectl does with a manifest that does not say.
        assumedNamespaces += 1
        if case .namespace(let stated) = namespaceScope {
          namespace = stated
        } else {
          namespace = "default"
        }
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
  private static func isName(_ text: String) -> Bool {
    text.utf8.count <= 253 && text != "." && text != ".."
      && text.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value < 0x7F && $0 != "/" }
  }

  private mutating func noteListed(_ key: ObjectKey, _ resource: Resource, _ file: EvidenceFile) {
    let index: Int
    if let known = sightings[resource.name] {
      index = known
    } else {
      index = lists.count
      sightings[resource.name] = index
      lists.append(ListSighting(file: file.name, resource: resource))
    }
    lists[index].itemCount += 1
    if resource.isNamespaced { lists[index].namespaces.insert(key.namespace) }
  }

  private mutating func take(
    _ scanner: inout JSONScanner, _ key: ObjectKey, _ resource: Resource, apiVersion: String,
    _ file: EvidenceFile, listVersion: String? = nil
  ) throws {
    guard resource.selection.selects(namespace: key.namespace, name: key.name) else {
      refused.notSelected[resource.name, default: 0] += 1
      return
    }
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
    let identity = known.flatMap { _ in Self.identity(of: scanner, metadata) }
    if let identity, let same = known?.canonical(identity, inListOf: listVersion) {
      return try same.bytes.withUnsafeBytes {
        try store($0, key, file, digest: same.digest, identity: identity)
      }
    }
    let canonical = try canonicalizer.canonicalize(
      &scanner, as: resource, namespace: key.namespace, name: key.name, apiVersion: apiVersion)
    try store(canonical, key, file, identity: identity)
  }

  private static func identity(
    of scanner: borrowing JSONScanner, _ metadata: Int?
  ) -> ItemIdentity? {
    guard let uid = scanner.stringValue(scanner.member(metadata, "uid")),
      let version = scanner.stringValue(scanner.member(metadata, "resourceVersion"))
    else { return nil }
    return ItemIdentity(uid: uid, resourceVersion: version, values: scanner.nodeCount)
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
    _ canonical: UnsafeRawBufferPointer, _ key: ObjectKey, _ file: EvidenceFile,
    digest known: ContentDigest? = nil, identity: ItemIdentity? = nil
  ) throws {
    let digest = known ?? ContentDigest(of: canonical)
    if let present = places[key] {
      guard objects[present.index].digest == digest else {
        throw EvidenceError(
          .malformed, path: nil,
          "\(key) stands in \(present.file) too, with another content",
          hint: "give one collection at a time; --each reads several")
      }
      return
    }
    guard objects.count < Self.objectsMax else {
      throw EvidenceError(.malformed, path: nil, "more than \(Self.objectsMax) objects")
    }
    places[key] = (objects.count, file.name)
    let start = contents.count
    contents.append(contentsOf: canonical)
    objects.append(
      CollectedObject(key: key, digest: digest, content: start..<contents.count))
    if self.known != nil { identities.append(identity) }
  }

  /// `kubectl version -o json`, or what `/version` answers.
  private mutating func takeVersion(
    _ scanner: borrowing JSONScanner, _ file: EvidenceFile
  ) throws -> Bool {
    let isVersion = ["gitVersion", "serverVersion", "clientVersion"].contains {
      scanner.member(0, named: $0) != nil
    }
    guard isVersion else { return false }
    let document = try Self.tree(scanner)
    let server = document["serverVersion"] ?? document
    guard let version = server["gitVersion"]?.text else {
      return document["clientVersion"] != nil
    }
    let kept = JSONValue(members: [
      "apiVersion": "netlapse/v1", "gitVersion": .string(version), "kind": "Version",
      "major": server["major"], "minor": server["minor"], "platform": server["platform"],
    ])
    let key = ObjectKey(
      resource: ResourceCatalogue.versionResource, namespace: "", name: "kubernetes")
    singles.append(key)
    try kept.withCanonicalBytes { try store($0, key, file) }
    return true
  }
}
