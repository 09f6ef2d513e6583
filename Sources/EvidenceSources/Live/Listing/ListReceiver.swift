import ClusterObjects
import JSONScanner

/// Takes in the items of one list of one resource, and refuses everything else.
struct ListReceiver: ~Copyable, EvidenceReceiver {
  /// What came so far.
  private(set) var intake = ObjectIntake(assumedNamespace: nil)
  /// What the next collection may take over, object by object.
  private(set) var remembered: [CachedItem?] = []
  /// How many objects were taken over.
  private(set) var reusedCount = 0

  private let resource: Resource
  private let apiVersion: String
  /// The one namespace that was asked for; nil: all.
  private let namespace: String?
  private let path: EvidencePath
  private var cache: CachedList?

  init(
    _ resource: Resource, apiVersion: String, namespace: String?, path: EvidencePath,
    cache: CachedList?
  ) {
    self.resource = resource
    self.apiVersion = apiVersion
    self.namespace = namespace
    self.path = path
    self.cache = cache
  }

  mutating func add(
    item scanner: inout JSONScanner, text: Range<Int>, of header: EvidenceDocument.ListHeader
  ) throws {
    guard scanner.kind(0) == .object else {
      throw EvidenceError(.malformed, path: nil, "no object")
    }
    let kind = scanner.stringValue(scanner.member(0, "kind")) ?? header.itemKind ?? ""
    let version = scanner.stringValue(scanner.member(0, "apiVersion")) ?? header.apiVersion ?? ""
    guard intake.recorded(kind: kind, apiVersion: version)?.name == resource.name else {
      throw EvidenceError(
        .malformed, path: nil,
        "a \(ServerRefusal.cut(kind)) (\(ServerRefusal.cut(version))) where \(resource.name) "
          + "were asked for")
    }
    let key = try intake.key(of: scanner, resource)
    if let namespace, resource.isNamespaced, key.namespace != namespace {
      throw EvidenceError(
        .malformed, path: nil, "\(key) where those of namespace \(namespace) were asked for")
    }
    if let known = cache, let said = header.resourceVersion, !known.isPast(of: said) { cache = nil }
    try take(&scanner, text, key, version)
  }

  mutating func add(single scanner: inout JSONScanner) throws {
    let kind = scanner.stringValue(scanner.member(0, "kind")) ?? ""
    throw EvidenceError(
      .malformed, path: nil,
      "\(kind.isEmpty ? "a document without kind" : "a \(ServerRefusal.cut(kind))") where a list "
        + "of \(resource.name) was asked for")
  }

  private mutating func take(
    _ scanner: inout JSONScanner, _ text: Range<Int>, _ key: ObjectKey, _ version: String
  ) throws {
    let metadata = scanner.member(0, "metadata")
    guard let uid = scanner.stringValue(scanner.member(metadata, "uid")), !uid.isEmpty,
      let itemVersion = scanner.stringValue(scanner.member(metadata, "resourceVersion")),
      !itemVersion.isEmpty
    else {
      if try intake.take(&scanner, key, resource, apiVersion: version, from: path.text) != nil {
        remembered.append(nil)
      }
      return
    }
    let fingerprint = Self.fingerprint(of: scanner.textBytes(text))
    let privateKeysBefore = intake.refused.privateKeys
    let index: Int?
    if let cache, let item = cache.items[key], item.uid == uid,
      item.resourceVersion == itemVersion, item.fingerprint == fingerprint
    {
      index = try cache.contents.withUnsafeBytes { contents in
        try intake.take(
          canonical: UnsafeRawBufferPointer(rebasing: contents[item.content]),
          digest: item.digest, key, privateKeys: item.privateKeys, from: path.text)
      }
      reusedCount += 1
    } else {
      index = try intake.take(&scanner, key, resource, apiVersion: version, from: path.text)
    }
    guard let index else { return }
    let object = intake.objects[index]
    remembered.append(
      CachedItem(
        uid: uid, resourceVersion: itemVersion, fingerprint: fingerprint, digest: object.digest,
        content: object.content,
        privateKeys: intake.refused.privateKeys - privateKeysBefore))
  }

  /// Not one that resists being forged, but seeded anew in every process.
  private static func fingerprint(of text: UnsafeRawBufferPointer) -> Int {
    var hasher = Hasher()
    hasher.combine(bytes: text)
    return hasher.finalize()
  }

  // MARK: Pages

  /// A state to go back to.
  struct Mark {
    fileprivate let intake: ObjectIntake.Mark
    fileprivate let reusedCount: Int
  }

  /// The state there is.
  var mark: Mark { Mark(intake: intake.mark, reusedCount: reusedCount) }

  /// Forgets everything that came since.
  mutating func rollBack(to mark: Mark) {
    intake.rollBack(to: mark.intake)
    remembered.removeSubrange(intake.objects.count...)
    reusedCount = mark.reusedCount
  }

  /// Reads a page to its end.
  ///
  /// - Throws: ``EvidenceError``; ``ListInterruption/pastIsAnother`` when objects were taken over
  ///   that this list may not share; what the source throws.
  mutating func readPage(_ source: any JSONSource) throws -> ListPage {
    let list = try EvidenceDocument(answeredBy: source, path).read(into: &self)
    guard let header = list?.header else {
      throw EvidenceError(.malformed, path: path.text, "no list")
    }
    // Items say what they are; without any, the list has to.
    guard header.kind?.hasSuffix("List") == true, header.apiVersion == apiVersion else {
      let words = "\(header.kind ?? "no kind") (\(header.apiVersion ?? "no version"))"
      throw EvidenceError(
        .malformed, path: path.text,
        "\(ServerRefusal.cut(words)) where a list of \(resource.name) was asked for")
    }
    // Lists of custom resources say their version behind the items.
    if let known = cache, !known.isPast(of: header.resourceVersion) {
      cache = nil
      if reusedCount > 0 { throw ListInterruption.pastIsAnother }
    }
    let token = header.continueToken ?? ""
    return ListPage(
      continueToken: token.isEmpty ? nil : token,
      resourceVersion: header.resourceVersion)
  }
}
