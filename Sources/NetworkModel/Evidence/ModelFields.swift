import ClusterObjects
import JSONScanner

/// Of resources of which much changes that says nothing about the network, the part that the model
/// reads: nothing else of them reaches a source of facts, so nothing else can change one.
enum ModelFields {
  private static let fields: [ResourceName: [[String]]] = [
    "nodes": [
      ["metadata", "name"], ["metadata", "uid"], ["metadata", "labels"],
      ["metadata", "annotations"], ["spec", "podCIDR"], ["spec", "podCIDRs"],
      ["spec", "providerID"], ["spec", "taints"], ["status", "addresses"],
      ["status", "capacity"], ["status", "nodeInfo", "kubeletVersion"],
      ["status", "nodeInfo", "kubeProxyVersion"], ["status", "nodeInfo", "operatingSystem"],
      ["status", "nodeInfo", "osImage"],
    ]
  ]

  /// Whether only a part of the resource's objects is read.
  static func isPartial(_ resource: ResourceName) -> Bool { fields[resource] != nil }

  /// The object on the tape, or the part of it that the model reads.
  static func value(of resource: ResourceName, _ scanner: borrowing JSONScanner) -> JSONValue {
    guard let paths = fields[resource] else { return JSONValue(scanner) }
    var object = JSONValue.object([:])
    for path in paths {
      var node: Int? = 0
      for name in path { node = scanner.member(node, named: name) }
      if let node { object.set(JSONValue(scanner, node: node), at: path[...]) }
    }
    let conditions = conditions(scanner)
    if !conditions.isEmpty { object.set(.array(conditions), at: ["status", "conditions"]) }
    return object
  }

  /// Whether it is ready, and whether and why the provider says that it has no network.
  private static func conditions(_ scanner: borrowing JSONScanner) -> [JSONValue] {
    var kept: [JSONValue] = []
    for condition in scanner.elements(of: scanner.value(at: "status", "conditions")) {
      let type = scanner.stringValue(scanner.member(condition, "type"))
      guard type == "Ready" || type == "NetworkUnavailable" else { continue }
      let names: [StaticString] =
        type == "Ready" ? ["type", "status"] : ["type", "status", "reason"]
      var members: [String: JSONValue] = [:]
      for name in names {
        members["\(name)"] = scanner.member(condition, name).map { JSONValue(scanner, node: $0) }
      }
      kept.append(.object(members))
    }
    return kept
  }
}

extension JSONValue {
  /// Puts a value below these members, making those that are missing.
  fileprivate mutating func set(_ value: JSONValue, at path: ArraySlice<String>) {
    guard let name = path.first else {
      self = value
      return
    }
    var member = self[name] ?? .object([:])
    member.set(value, at: path.dropFirst())
    self[name] = member
  }
}
