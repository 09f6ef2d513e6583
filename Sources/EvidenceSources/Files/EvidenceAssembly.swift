import ClusterObjects
import JSONScanner

/// Gathers what the documents of one input hold.
struct EvidenceAssembly: ~Copyable, EvidenceReceiver {
  /// The objects, and what was given and not taken.
  private(set) var intake: ObjectIntake
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
  /// Empty lists that do not tell what they list, by file.
  private(set) var namelessLists: [String] = []

  /// The file being read, and its format.
  private var file = EvidenceFile(path: "", name: "", modifiedAt: nil)
  private var format = EvidenceFormat.json
  /// Where in `lists` the document being read has a resource.
  private var sightings: [ResourceName: Int] = [:]

  init(namespaceScope: NamespaceScope) {
    // What states no namespace is taken as kubectl takes such a manifest.
    if case .namespace(let stated) = namespaceScope {
      intake = ObjectIntake(assumedNamespace: stated)
    } else {
      intake = ObjectIntake(assumedNamespace: "default")
    }
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
    if count == 0 { intake.refused.unknownKinds["empty YAML file", default: 0] += 1 }
  }

  /// - Returns: which of ``lists`` it made that end with their items.
  private mutating func read(
    _ window: consuming JSONWindow, _ file: EvidenceFile, _ format: EvidenceFormat
  ) throws -> Range<Int> {
    self.file = file
    self.format = format
    sightings = [:]
    let start = lists.count
    let list = try EvidenceDocument(window, named: file.name, format).read(into: &self)
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
    item scanner: inout JSONScanner, text: Range<Int>, of header: EvidenceDocument.ListHeader
  ) throws {
    guard scanner.kind(0) == .object else {
      throw EvidenceError(.malformed, path: nil, "no object")
    }
    let kind = scanner.stringValue(scanner.member(0, "kind")) ?? header.itemKind
    let apiVersion = scanner.stringValue(scanner.member(0, "apiVersion")) ?? header.apiVersion
    guard let kind, let apiVersion else {
      throw EvidenceError(.malformed, path: nil, "neither it nor its List says its kind")
    }
    if kind == "APIGroupDiscovery" { return served.take(group: try JSONValue(bounded: scanner)) }
    guard let resource = intake.recorded(kind: kind, apiVersion: apiVersion) else { return }
    let key = try intake.key(of: scanner, resource)
    noteListed(key, resource)
    try intake.take(&scanner, key, resource, apiVersion: apiVersion, from: file.name)
  }

  /// A document that is no List, on the tape.
  mutating func add(single scanner: inout JSONScanner) throws {
    guard let kind = scanner.stringValue(scanner.member(0, "kind")) else {
      let version = try intake.takeVersion(scanner, from: file.name)
      if let key = version.key { singles.append(key) }
      if version.isVersion { return }
      if scanner.member(0, "kvs") != nil, scanner.member(0, "header") != nil {
        // What etcdctl get -w json prints: evidence, which nothing reads yet.
        intake.refused.unknownKinds["etcd dump", default: 0] += 1
        return
      }
      if format == .yaml {
        // Folders of manifests hold values and settings as well.
        intake.refused.unknownKinds["document without kind", default: 0] += 1
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
      manifests.append(try CollectionManifest(JSONValue(bounded: scanner), file: file))
    case "Table":
      throw EvidenceError(
        .malformed, path: file.name, "a Table, which is what kubectl prints for people",
        hint: "ask with -o json, or with Accept: application/json, not for the Table form")
    case "APIGroup", "APIGroupList", "APIResourceList", "APIVersions":
      served.take(try JSONValue(bounded: scanner), kind: kind)
    default:
      guard let resource = intake.recorded(kind: kind, apiVersion: apiVersion) else { return }
      let key = try intake.key(of: scanner, resource)
      if resource.selection.selects(namespace: key.namespace, name: key.name) {
        singles.append(key)
      }
      try intake.take(&scanner, key, resource, apiVersion: apiVersion, from: file.name)
    }
  }

  private mutating func noteEmptyList(
    _ header: EvidenceDocument.ListHeader, _ file: EvidenceFile
  ) {
    let typed = header.itemKind.flatMap { kind in
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

  private mutating func noteListed(_ key: ObjectKey, _ resource: Resource) {
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
}
