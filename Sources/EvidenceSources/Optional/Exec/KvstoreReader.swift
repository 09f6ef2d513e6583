import ClusterObjects
import FoundationEssentials
import JSONScanner

/// Reads what `cilium-dbg kvstore get --recursive -o json` prints: an object of keys, each with
/// `Data` in base64 and `ModRevision`
/// (https://github.com/cilium/cilium/blob/main/pkg/kvstore/backend.go).
struct KvstoreReader {
  /// What keys are recorded as, by what they begin with.
  static let resources: [ResourceName] = [
    "kvstore:cilium/state", "kvstore:cilium/cache", "kvstore:cilium/cluster-config",
    "kvstore:cilium/synced",
  ]
  /// A mesh of 511 clusters with 500 services each has half of this.
  private static let keysMax = 500_000
  /// etcd takes no longer value unless it is told to
  /// (https://etcd.io/docs/v3.5/dev-guide/limit/).
  private static let valueBytesMax = 2 << 20
  /// A value that is neither JSON nor binary is a time, or a word.
  private static let textBytesMax = 256

  private var answered: [ResourceName: Int] = [:]
  private var refusals: [ResourceName: [PodAttempt]] = [:]

  /// Takes the answer for one prefix.
  mutating func read(
    _ answer: PodAttempt, prefix: String, into evidence: inout OptionalEvidence
  ) {
    let name = Self.resource(of: prefix)
    guard let name, let resource = ResourceCatalogue.current[name] else { return }
    guard case .answered(let bytes) = answer else {
      refusals[name, default: []].append(answer)
      return
    }
    do {
      try Self.read(bytes, prefix, resource, into: &evidence)
      answered[name, default: 0] += 1
    } catch {
      refusals[name, default: []].append(
        .failed("what kvstore get \(prefix) printed cannot be read: \(error)"))
    }
  }

  /// Notes what is known of each resource, after all answers.
  func noteCoverage(wasAsked: Bool, _ evidence: inout OptionalEvidence) {
    for name in Self.resources {
      guard let resource = ResourceCatalogue.current[name] else { continue }
      guard wasAsked else {
        evidence.note(
          .failed, "no running Pod with a container called cilium-agent was seen", for: resource)
        continue
      }
      switch (refusals[name]?.first, answered[name, default: 0]) {
      case (nil, _): evidence.note(.complete, for: resource)
      case (.failed(let words)?, 0): evidence.note(.failed, words, for: resource)
      case (.forbidden(let words)?, 0): evidence.note(.forbidden, words, for: resource)
      case (.failed(let words)?, _), (.forbidden(let words)?, _):
        evidence.note(.partial, words, for: resource)
      case (.answered?, _): break
      }
    }
  }

  private static func resource(of key: String) -> ResourceName? {
    resources.first { key.hasPrefix("\($0.text.dropFirst("kvstore:".count))/") }
  }

  private static func read(
    _ bytes: [UInt8], _ prefix: String, _ resource: Resource,
    into evidence: inout OptionalEvidence
  ) throws {
    var scanner = JSONScanner(depthLimit: 16)
    scanner.load(bytes)
    try scanner.scanWhole()
    if scanner.kind(0) == .null { return }
    guard scanner.kind(0) == .object else { throw UnreadableOutput("it is no object of keys") }
    let names = scanner.memberNames(of: 0)
    guard names.count <= keysMax else { throw UnreadableOutput("more than \(keysMax) keys") }
    var entries: [(key: String, entry: JSONValue)] = []
    for name in names {
      let key = scanner.string(name)
      // The agent may be asked for one prefix and answer with another; what was not asked for is
      // not kept.
      guard key.hasPrefix(prefix), isKey(key) else {
        throw UnreadableOutput("a key outside of \(prefix)")
      }
      guard let data = scanner.stringValue(scanner.member(name + 1, "Data")),
        let value = Data(base64Encoded: data), value.count <= valueBytesMax
      else { throw UnreadableOutput("\(key) has no value in base64") }
      var entry = content(Array(value))
      entry["modRevision"] = revision(scanner.member(name + 1, "ModRevision"), in: scanner)
      entries.append((key, entry))
    }
    for (key, entry) in entries { try evidence.add(entry, to: resource, name: key) }
  }

  /// Keys are paths of names and addresses.
  private static func isKey(_ key: String) -> Bool {
    key.utf8.count <= 1024 && key.utf8.allSatisfy { (0x21..<0x7F).contains($0) }
  }

  /// A number of 64 bits, which JSON of some versions holds as text.
  private static func revision(_ index: Int?, in scanner: borrowing JSONScanner) -> JSONValue? {
    guard let index, let revision = UInt64(scanner.string(index)) else { return nil }
    return .number(String(revision))
  }

  private static func content(_ bytes: [UInt8]) -> JSONValue {
    var scanner = JSONScanner(depthLimit: 32)
    scanner.load(bytes)
    if (try? scanner.scanWhole()) != nil, scanner.kind(0) == .object {
      return .object(["value": JSONValue(scanner)])
    }
    let isText = bytes.count <= textBytesMax && bytes.allSatisfy { (0x20..<0x7F).contains($0) }
    if isText { return .object(["text": .string(String(decoding: bytes, as: UTF8.self))]) }
    return .object([
      "binary": .object([
        "sha256": .string(ContentDigest(of: bytes).description), "bytes": JSONValue(bytes.count),
      ])
    ])
  }
}
