package import ClusterObjects
import JSONScanner

/// The Pods of a collection that may be asked, by what is stored of them.
package struct PodTargets: Sendable {
  /// Names of the cluster's nodes, in order. Where nodes were not seen: those that Pods name.
  package let nodes: [String]
  /// Whether these are known to be all nodes.
  package let knowsAllNodes: Bool
  /// Whether all Pods were seen.
  package let knowsAllPods: Bool
  /// ConfigMaps that say where something is to be asked, by `namespace/name`.
  let configMaps: [String: JSONValue]
  private let targets: [PodRole: [PodTarget]]

  /// - Parameters:
  ///   - snapshot: what was just collected.
  ///   - roles: what is looked for.
  /// - Throws: ``JSONSyntaxError`` for contents that are not canonical JSON.
  package init(in snapshot: CollectedSnapshot, roles: [PodRole]) throws {
    var targets: [PodRole: [PodTarget]] = [:]
    var nodes: Set<String> = []
    var configMaps: [String: JSONValue] = [:]
    func content(_ object: CollectedObject) throws -> JSONValue {
      try JSONValue(parsing: Array(snapshot.contents[object.content]))
    }
    for object in snapshot.objects {
      switch object.key.resource {
      case "nodes": nodes.insert(object.key.name)
      case "configmaps" where MetricsBinding.configMaps.contains(object.key.qualifiedName):
        configMaps[object.key.qualifiedName] = try content(object)
      case "pods" where NetworkSystem.contains(namespace: object.key.namespace):
        let pod = try content(object)
        for role in roles {
          guard let target = PodTarget(pod, object.key, as: role) else { continue }
          targets[role, default: []].append(target)
        }
      default: break
      }
    }
    knowsAllNodes = snapshot.coverage.outcome(of: Scope("nodes")) == .complete
    knowsAllPods = snapshot.coverage.outcome(of: Scope("pods")) == .complete
    if !knowsAllNodes { nodes.formUnion(targets.values.joined().map(\.node)) }
    // A name that no API server would accept names nothing here.
    self.nodes = nodes.filter(KubernetesNames.isSubdomain).sorted { $0.precedesBytewise($1) }
    self.configMaps = configMaps
    self.targets = targets
  }

  /// All running Pods of a role, in order of namespace and name.
  package func pods(_ role: PodRole) -> [PodTarget] { targets[role] ?? [] }

  /// The Pod of a role on each node; the first by name where an update has put two there.
  package func podByNode(_ role: PodRole) -> [String: PodTarget] {
    Dictionary(pods(role).map { ($0.node, $0) }) { first, _ in first }
  }
}

extension PodTarget {
  /// - Returns: nil when the Pod is not of the role, does not run, goes away, or has no address,
  ///   or when one of its names is none.
  init?(_ pod: JSONValue, _ key: ObjectKey, as role: PodRole) {
    let owners = pod["metadata"]?["ownerReferences"]?.elements ?? []
    let containers = pod["spec"]?["containers"]?.elements ?? []
    guard let container = containers.first(where: { $0["name"]?.text == role.container }),
      owners.contains(where: { role.owners.contains($0["kind"]?.text ?? "") }),
      pod["metadata"]?["deletionTimestamp"] == nil,
      pod["status"]?["phase"]?.text == "Running",
      let node = pod["spec"]?["nodeName"]?.text,
      let address = pod["status"]?["podIP"]?.text,
      KubernetesNames.isLabel(key.namespace), KubernetesNames.isSubdomain(key.name),
      KubernetesNames.isSubdomain(node)
    else { return nil }
    let isInHostNetwork = pod["spec"]?["hostNetwork"] == .bool(true)
    if role.isNodeAgent, !isInHostNetwork { return nil }
    var ports: [String: Int] = [:]
    for port in container["ports"]?.elements ?? [] {
      guard let number = port["containerPort"]?.int, (1...65535).contains(number) else { continue }
      ports[port["name"]?.text ?? String(number)] = number
    }
    self.init(
      role: role, namespace: key.namespace, name: key.name, node: node, address: address,
      isInHostNetwork: isInHostNetwork, ports: ports,
      arguments: ["command", "args"].flatMap { list in
        (container[list]?.elements ?? []).compactMap(\.text)
      })
  }
}
