import ClusterObjects
import TestSupport

/// A manifest that says less than the live object and nothing else: what it leaves out the server
/// would have set.
struct StrippedManifest {
  private(set) var value: JSONValue

  /// Members that tell elements of lists apart, and so are always stated.
  private static let keys: Set<String> = ["name", "port", "type"]

  init(of live: JSONValue, _ random: inout SeededGenerator) {
    value = Self.stripped(live, &random)
    switch random.index(below: 3) {
    case 0: value["status"] = nil
    case 1: value["status"] = .object(["conditions": []])
    default: break
    }
    guard var metadata = value["metadata"] else { return }
    for name in ["creationTimestamp", "uid"] where random.isOne(in: 2) { metadata[name] = .null }
    if random.isOne(in: 3) { metadata["annotations"] = .object([:]) }
    value["metadata"] = metadata
  }

  private static func stripped(_ value: JSONValue, _ random: inout SeededGenerator) -> JSONValue {
    switch value {
    case .object(let members):
      var kept: [String: JSONValue] = [:]
      for (name, member) in members.sorted(by: { $0.key.precedesBytewise($1.key) }) {
        let isLeftOut = random.isOne(in: 3) && !keys.contains(name)
        // The protocol is part of a port's name unless it is the default.
        if isLeftOut, name != "protocol" || member == "TCP" { continue }
        kept[name] = stripped(member, &random)
      }
      return .object(kept)
    case .array(let elements): return .array(elements.map { stripped($0, &random) })
    default: return value
    }
  }
}
