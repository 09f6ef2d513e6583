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

  /// The object on the tape, or the part of it that the model reads; of conditions that is whether
  /// it is ready.
  static func value(of resource: ResourceName, _ scanner: borrowing JSONScanner) -> JSONValue {
    guard let paths = fields[resource] else { return JSONValue(scanner) }
    var object = JSONValue.object([:])
    for path in paths {
      var node: Int? = 0
      for name in path { node = scanner.member(node, named: name) }
      if let node { object.set(JSONValue(scanner, node: node), at: path[...]) }
    }
    let conditions = scanner.elements(of: scanner.value(at: "status", "conditions"))
    let ready = conditions.first { scanner.stringValue(scanner.member($0, "type")) == "Ready" }
    if let status = scanner.stringValue(scanner.member(ready, "status")) {
      object.set(
        .array([.object(["type": "Ready", "status": .string(status)])]),
        at: ["status", "conditions"])
    }
    return object
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
