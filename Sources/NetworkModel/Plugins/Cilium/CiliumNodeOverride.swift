import ClusterObjects

/// A CiliumNodeConfig: settings that stand for those of `cilium-config` on the nodes it selects
/// (https://docs.cilium.io/en/stable/configuration/per-node-config/).
struct CiliumNodeOverride {
  /// The nodes it selects, as far as they are known.
  enum Reach: Hashable {
    /// All there are.
    case everyNode
    /// These, of so many.
    case nodes([String], total: Int)
    /// The nodes were not seen as a whole.
    case unseen
  }

  /// Its settings.
  let entries: [String: String]
  /// Where they hold.
  let reach: Reach
  private let object: EvidenceObject

  init(_ object: EvidenceObject, nodes: ObjectList) {
    self.object = object
    entries = object["spec", "defaults"]?.texts ?? [:]
    let selector = object["spec", "nodeSelector"]
    let chosen = nodes.objects.filter { Self.selects($0, by: selector) }.map(\.key.name)
    if Self.isEmpty(selector) {
      reach = .everyNode
    } else if !nodes.isWhole {
      reach = .unseen
    } else {
      reach =
        chosen.count == nodes.objects.count && !chosen.isEmpty
        ? .everyNode : .nodes(chosen, total: nodes.objects.count)
    }
  }

  /// `CiliumNodeConfig kube-system/canary`.
  var label: String { "CiliumNodeConfig \(object.key.qualifiedName)" }

  /// Where a setting stands.
  func provenance(_ key: String) -> Provenance { object.provenance("spec", "defaults", key) }

  /// Where it holds, as part of a sentence; nil where it selects no node.
  var place: String? {
    switch reach {
    case .everyNode: "every node"
    case .nodes(let names, let total):
      if names.isEmpty {
        nil
      } else if names.count <= 3 {
        names.joined(separator: ", ")
      } else {
        "\(names.count) of \(total) nodes"
      }
    case .unseen: "the nodes it selects"
    }
  }

  // MARK: Selecting nodes

  private static func isEmpty(_ selector: JSONValue?) -> Bool {
    (selector?["matchLabels"]?.texts ?? [:]).isEmpty
      && (selector?["matchExpressions"]?.elements ?? []).isEmpty
  }

  private static func selects(_ node: EvidenceObject, by selector: JSONValue?) -> Bool {
    let expressions = selector?["matchExpressions"]?.elements ?? []
    return (selector?["matchLabels"]?.texts ?? [:]).allSatisfy { node.label($0.key) == $0.value }
      && expressions.allSatisfy { holds($0, for: node) }
  }

  private static func holds(_ expression: JSONValue, for node: EvidenceObject) -> Bool {
    let label = node.label(expression["key"]?.text ?? "")
    let values = expression["values"]?.elements?.compactMap(\.text) ?? []
    let isAmong = label.map { values.contains($0) } ?? false
    return switch expression["operator"]?.text {
    case "In": isAmong
    case "NotIn": !isAmong
    case "Exists": label != nil
    case "DoesNotExist": label == nil
    default: false
    }
  }
}

extension JSONValue {
  /// The members of an object that are strings; none for everything else.
  fileprivate var texts: [String: String] {
    if case .object(let members) = self { members.compactMapValues(\.text) } else { [:] }
  }
}
