import ClusterObjects
import EvidenceSources
import YAMLDocuments

/// What one kubeconfig file says. Of several YAML documents the first counts, as for kubectl.
struct KubeconfigFile: Sendable {
  /// Ten thousand contexts fit.
  static let bytesMax = 32 << 20

  let path: String
  /// Whether nothing at all is in it.
  private(set) var isEmpty = false
  private(set) var currentContext: String?
  private(set) var contexts: [String: KubeconfigContext] = [:]
  private(set) var clusters: [String: KubeconfigCluster] = [:]
  private(set) var users: [String: KubeconfigUser] = [:]

  /// - Throws: ``AccessError`` when it cannot be read, or is no kubeconfig.
  init(path: String) throws(AccessError) {
    let bytes = try BoundedFile.bytes(of: path, what: "kubeconfig", limitBytes: Self.bytesMax)
    try self.init(path: path, bytes)
  }

  init(path: String, _ bytes: [UInt8]) throws(AccessError) {
    self.path = path
    guard let document = try Self.document(in: bytes, path) else {
      isEmpty = true
      return
    }
    guard case .object = document else {
      throw AccessError(
        .malformed, "\(path) is no kubeconfig: it holds no mapping",
        hint: "a kubeconfig has apiVersion: v1 and kind: Config")
    }
    let fields = try KubeconfigFields(document, at: "\(path):")
    let (version, kind) = (
      try fields.text("apiVersion") ?? "v1", try fields.text("kind") ?? "Config"
    )
    guard version == "v1", kind == "Config" else {
      throw AccessError(
        .malformed,
        "\(path) is no kubeconfig: apiVersion \(version.quotedBriefly), kind \(kind.quotedBriefly)",
        hint: "a kubeconfig has apiVersion: v1 and kind: Config")
    }
    currentContext = try fields.text("current-context")
    contexts = try Self.entries(fields, "contexts", "context") { name, fields throws(AccessError) in
      try KubeconfigContext(name, fields, file: path)
    }
    clusters = try Self.entries(fields, "clusters", "cluster") { name, fields throws(AccessError) in
      try KubeconfigCluster(name, fields, file: path)
    }
    users = try Self.entries(fields, "users", "user") { name, fields throws(AccessError) in
      try KubeconfigUser(name, fields, file: path)
    }
  }

  /// The named entries of a list.
  private static func entries<Entry>(
    _ fields: KubeconfigFields, _ list: String, _ member: String,
    _ read: (String, KubeconfigFields) throws(AccessError) -> Entry
  ) throws(AccessError) -> [String: Entry] {
    var entries: [String: Entry] = [:]
    for item in try fields.list(list) {
      let name = try item.text("name") ?? ""
      guard entries[name] == nil else {
        throw AccessError(
          .malformed, "\(item.place): the name \(name.quotedBriefly) stands twice in \(list)",
          hint: "rename or remove one of the two")
      }
      let content = try KubeconfigFields(
        item.value(member) ?? .null, at: item.place(of: member))
      entries[name] = try read(name, content)
    }
    return entries
  }

  /// JSON is YAML, too.
  private static func document(in bytes: [UInt8], _ path: String) throws(AccessError) -> JSONValue?
  {
    var limits = YAMLLimits()
    limits.depthMax = 64
    limits.nodeBytesMax = bytesMax
    limits.expandedBytesMax = bytesMax
    do {
      var rest = bytes[...]
      var reader = YAMLDocumentReader(limits: limits) { space in
        let part = rest.prefix(space.count)
        space.copyBytes(from: part)
        rest = rest.dropFirst(part.count)
        return part.count
      }
      guard try reader.nextDocument() else { return nil }
      var json: [UInt8] = []
      var space = [UInt8](repeating: 0, count: 1 << 16)
      while case let count = try space.withUnsafeMutableBytes({ try reader.read(into: $0) }),
        count > 0
      {
        json += space[..<count]
      }
      return try JSONValue(parsing: json)
    } catch {
      throw AccessError(
        .malformed, "\(path) is no kubeconfig: \(reason(error))",
        hint: "it may be cut short: compare it with what kubectl config view --raw writes")
    }
  }

  /// What is wrong with YAML, without the text: that may be a secret.
  private static func reason(_ error: any Error) -> String {
    guard let error = error as? YAMLError else { return "its values are no JSON" }
    let problem =
      switch error.reason {
      case .syntax(let problem), .encoding(let problem): problem
      case .integerOutOfRange: "an integer beyond 64 bits"
      case .notInJSON: "a number that JSON does not know"
      case .wrongTag: "a value that is not what its tag says"
      case .utf16: "UTF-16, where UTF-8 is read"
      case .tooDeep(let limit): "nested deeper than \(limit) levels"
      case .tooLarge, .expandsTooFar: "a value that is too large"
      case .unknownAnchor: "an alias without its anchor"
      case .recursiveAlias: "an anchor that contains itself"
      case .duplicateName(let name): "the name \(name.quotedBriefly) stands twice in one mapping"
      case .unusableName(let what): "\(what) as a name"
      case .unusableBinary: "a !!binary that is no base64 of a text"
      case .mergeOfNoMapping: "a merge of something else than mappings"
      }
    return "\(problem) at \(error.place)"
  }
}
